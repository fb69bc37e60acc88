// The questionnaire of a first draft. polc says which questions are asked; what is skipped is not written.
import { byId, element, link } from "./elements.js";
import { language, say } from "./say.js";

export class DraftDialog {
  constructor({ ask, write }) {
    this.ask = ask;
    this.answers = {};
    byId("write-draft").onclick = async () => {
      const text = await ask("polc/draft", { answers: this.answers, locale: language() });
      byId("draft-dialog").close();
      write(text);
    };
    byId("empty-draft").onclick = () => {
      byId("draft-dialog").close();
      write("");
    };
    byId("questions").addEventListener("submit", (event) => event.preventDefault());
  }

  async open() {
    await this.draw();
    if (!byId("draft-dialog").open) byId("draft-dialog").showModal();
  }

  /** Asks which questions there are, and shows them; what has the focus keeps it. */
  async draw() {
    const questions = await this.ask("polc/questions", { answers: this.answers, locale: language() });
    const form = byId("questions");
    const focused = document.activeElement?.id;
    form.replaceChildren(...questions.map((question) => this.#fieldset(question)));
    if (focused && form.querySelector(`[id="${CSS.escape(focused)}"]`)) byId(focused).focus();
  }

  #answer({ id, item }) {
    const answer = this.answers[id];
    return item ? answer?.[item] : answer;
  }

  #set({ id, item }, answer, { again = true } = {}) {
    const empty = answer === "" || answer === null || (Array.isArray(answer) && !answer.length);
    if (item) {
      const all = { ...this.answers[id] };
      if (empty) delete all[item];
      else all[item] = answer;
      this.answers[id] = all;
      if (!Object.keys(all).length) delete this.answers[id];
    } else if (empty) delete this.answers[id];
    else this.answers[id] = answer;
    if (again) this.draw();
  }

  #fieldset(question) {
    const name = `q-${question.id}-${question.item}`;
    const notes = [
      question.law.length ? element("p", { class: "laws" }, ...question.law.flatMap((law, n) => [n ? " · " : "", link(...law, `${name}-law-${n}`)]).filter(Boolean)) : "",
      question.periods.length ? element("p", { class: "quiet" }, say("periods"), " ", question.periods.join(" · ")) : "",
    ];
    if (["text", "email", "url", "date", "period", "firms", "yesno", "choice"].includes(question.kind)) {
      return element("div", { class: "question" }, element("label", { for: name }, question.words), this.#field(question, name), ...notes);
    }
    const fields = { many: this.#many, printed: this.#printed, words: this.#terms }[question.kind].call(this, question, name);
    return element("fieldset", { class: "question" }, element("legend", {}, question.words), ...fields, ...notes);
  }

  #field(question, name) {
    const answer = this.#answer(question);
    if (question.kind === "yesno" || question.kind === "choice") {
      const choices = question.kind === "yesno" ? [["yes", say("yes")], ["no", say("no")]] : question.choices;
      const options = [["", say("unanswered")], ...choices].map(([value, words]) =>
        element("option", { value, selected: value === (answer ?? "") }, words),
      );
      return element("select", { id: name, onchange: (event) => this.#set(question, event.target.value) }, ...options);
    }
    const type = { email: "email", url: "url", date: "date" }[question.kind] ?? "text";
    const hint = { firms: say("firms-hint"), period: say("period-hint") }[question.kind];
    const value = Array.isArray(answer) ? answer.join(", ") : answer;
    const given = (text) => (question.kind === "firms" ? text.split(",").map((each) => each.trim()).filter(Boolean) : text.trim());
    const field = element("input", { id: name, type, value, "aria-describedby": hint && `${name}-hint`, onchange: (event) => this.#set(question, given(event.target.value)) });
    return hint ? element("div", {}, field, element("p", { id: `${name}-hint`, class: "quiet" }, hint)) : field;
  }

  #many(question, name) {
    const chosen = this.#answer(question) ?? [];
    return question.choices.map(([value, words], number) =>
      element("label", { class: "check" }, element("input", {
        id: `${name}-${number}`, type: "checkbox", checked: chosen.includes(value),
        onchange: ({ target }) => this.#set(question, target.checked ? [...chosen, value] : chosen.filter((each) => each !== value)),
      }), words),
    );
  }

  #printed(question, name) {
    const told = this.#answer(question) ?? {};
    const languages = this.answers.languages ?? [language()];
    return languages.map((lang) => {
      const field = element("input", { id: `${name}-${lang}`, type: "text", lang, value: told[lang], onchange: ({ target }) => {
        const all = { ...this.#answer(question), [lang]: target.value.trim() };
        if (!all[lang]) delete all[lang];
        this.#set(question, Object.keys(all).length ? all : null);
      } });
      return element("label", { class: "printed" }, `${lang} `, field);
    });
  }

  /** Terms of a class: those that were chosen, and a field that looks for more. */
  #terms(question, name) {
    const chosen = this.#answer(question) ?? [];
    const worded = new Map(question.choices);
    const taken = element("ul", { class: "chosen" }, ...chosen.map((term) =>
      element("li", {}, worded.get(term) ?? term, " ", element("button", {
        type: "button", "aria-label": say("drop", { word: worded.get(term) ?? term }),
        onclick: () => this.#set(question, chosen.filter((each) => each !== term)),
      }, "×")),
    ));
    const offered = element("ul", { class: "offered" });
    const field = element("input", { id: `${name}-find`, type: "text", autocomplete: "off", "aria-label": say("find-word"), placeholder: say("find-word"), oninput: async ({ target }) => {
      const typed = target.value.trim();
      const found = typed ? await this.ask("polc/words", { query: typed, class: question.class, locale: language() }) : [];
      if (typed !== target.value.trim()) return;
      const fresh = found.filter(({ word }) => worded.has(word) && !chosen.includes(word));
      offered.replaceChildren(...fresh.map(({ word, names }) => element("li", {}, element("button", { type: "button", onclick: () => this.#set(question, [...chosen, word]) }, names[0][1]))));
    } });
    return [taken, field, offered];
  }
}
