// The word finder: what to write for what somebody means.
import { byId, element } from "./elements.js";
import { language, say } from "./say.js";

/** Sets up the dialog. `ask` asks polc, `insert` writes a word where the cursor is. */
export function setUpWords({ ask, insert }) {
  const [dialog, query] = [byId("words-dialog"), byId("query")];
  let asked = 0;
  query.addEventListener("input", async () => {
    const [number, typed] = [++asked, query.value.trim()];
    const found = typed ? await ask("polc/words", { query: typed, locale: language() }) : [];
    if (number !== asked) return;
    byId("words-none").textContent = typed && !found.length ? say("words-none", { query: typed }) : "";
    byId("found").replaceChildren(...found.map((each) => entry(each, dialog, insert)));
  });
}

function entry({ word, kind, names, written }, dialog, insert) {
  const choose = () => {
    dialog.close();
    insert(word);
  };
  return element(
    "li",
    {},
    element("p", {}, element("strong", {}, word), ` ${kind} `, element("button", { "aria-label": say("insert", { word }), onclick: choose }, "+")),
    element("p", {}, ...names.flatMap(([lang, name], number) => [number ? " · " : "", element("span", { lang }, name)]).filter(Boolean)),
    written.length ? element("p", { class: "quiet" }, `${say("written-in")} `, ...written.flatMap((place, n) => [n ? ", " : "", element("code", {}, place)]).filter(Boolean)) : "",
  );
}
