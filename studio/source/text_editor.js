// The editor of the text. It stands in a shadow root, where its styles are sheets and not elements.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, snippet } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorSelection, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { policyLanguage } from "./policy_language.js";
import { language, say } from "./say.js";

const SEVERITIES = { 1: "error", 2: "warning", 3: "info" };
const FRENCH = {
  "Find": "Chercher", "Replace": "Remplacer", "next": "suivant", "previous": "précédent", "all": "tous",
  "match case": "respecter la casse", "by word": "mots entiers", "regexp": "expression", "replace": "remplacer",
  "replace all": "remplacer tout", "close": "fermer", "Completions": "Propositions", "Diagnostics": "Constats",
  "Control character": "Caractère de contrôle",
};

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--paper)", color: "var(--ink)", fontSize: "0.9rem" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'Liberation Mono', Menlo, monospace", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)", paddingBottom: "3rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--side)", color: "var(--quiet)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "var(--here)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--chosen) !important" },
  ".cm-tooltip": { backgroundColor: "var(--side)", color: "var(--ink)", border: "1px solid var(--line)", maxWidth: "min(32rem, 90vw)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--button)", color: "var(--on-button)" },
  ".cm-completionDetail": { color: "inherit", fontStyle: "normal", opacity: "1" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap", padding: "0.4rem 0.6rem" },
  ".cm-panels": { backgroundColor: "var(--side)", color: "var(--ink)" },
  ".cm-told": { padding: "0.4rem 0.6rem", whiteSpace: "pre-wrap" },
  ".cm-button, .cm-textfield": { backgroundImage: "none", backgroundColor: "var(--paper)", color: "var(--ink)" },
});

/** An editor in an element. `onEdit` is told of each edit that the author makes; `client` answers about the text. */
export class TextEditor {
  constructor(element, { onEdit, onPlace, flush, ask }) {
    this.flush = flush;
    this.ask = ask;
    this.words = new Compartment();
    const root = element.attachShadow({ mode: "open" });
    this.extensions = [
      lineNumbers(), lintGutter(), history(), drawSelection(), bracketMatching(), closeBrackets(),
      highlightActiveLine(), highlightSelectionMatches(), policyLanguage, indentUnit.of("  "), look,
      EditorView.lineWrapping, this.words.of(this.#spoken()),
      autocompletion({ override: [(context) => this.#complete(context)], icons: false }),
      hoverTooltip((view, place) => this.#hover(place)),
      keymap.of([
        { key: "F8", run: nextDiagnostic }, { key: "Shift-F8", run: previousDiagnostic },
        ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.loading) onEdit();
        if (update.selectionSet && !update.docChanged) onPlace(this.position(update.state.selection.main.head));
      }),
    ];
    this.view = new EditorView({ parent: root, root, state: this.#state("") });
  }

  #state(text) {
    return EditorState.create({ doc: text, extensions: this.extensions });
  }

  #spoken() {
    return [
      EditorState.phrases.of(language() === "fr" ? FRENCH : {}),
      EditorView.contentAttributes.of({ "aria-label": say("editor"), spellcheck: "false", autocapitalize: "off", tabindex: "0" }),
    ];
  }

  /** Says what it says in another language. */
  speak() {
    this.view.dispatch({ effects: this.words.reconfigure(this.#spoken()) });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /** Shows another text, which nobody has edited yet. */
  load(text) {
    this.view.setState(this.#state(text));
    this.view.dispatch({ effects: this.words.reconfigure(this.#spoken()) });
  }

  /** The place of an offset as polc counts: lines from 0, characters in UTF-16. */
  position(offset) {
    const line = this.view.state.doc.lineAt(offset);
    return { line: line.number - 1, character: offset - line.from };
  }

  /** The offset of a place; the end of the line or of the text where it would be beyond. */
  offset({ line, character }) {
    const { doc } = this.view.state;
    if (line >= doc.lines) return doc.length;
    const found = doc.line(line + 1);
    return Math.min(found.from + character, found.to);
  }

  /** Goes to a range, and shows it. */
  go(range, { focus = true } = {}) {
    const from = this.offset(range.start);
    this.view.dispatch({ selection: EditorSelection.cursor(from), effects: EditorView.scrollIntoView(from, { y: "center" }) });
    if (focus) this.view.focus();
  }

  /** Makes edits as one step that can be undone, and goes to the first of them. */
  apply(edits) {
    const changes = edits.map(({ range, newText }) => ({
      from: this.offset(range.start), to: this.offset(range.end), insert: newText,
    }));
    this.view.dispatch({ changes, userEvent: "input.mend" });
    if (edits.length) this.go({ start: this.position(Math.min(...changes.map((change) => change.from))) });
  }

  /** Writes a word where the cursor is. */
  insert(word) {
    this.view.dispatch(this.view.state.replaceSelection(word), { userEvent: "input.type" });
    this.view.focus();
  }

  /** Underlines what was found. */
  show(findings) {
    const marks = findings.map((finding) => ({
      from: this.offset(finding.range.start),
      to: Math.max(this.offset(finding.range.end), this.offset(finding.range.start)),
      severity: SEVERITIES[finding.severity],
      message: finding.message,
    }));
    this.view.dispatch(setDiagnostics(this.view.state, marks));
  }

  async #complete(context) {
    const word = context.matchBefore(/[\p{L}\p{N}_-]+/u);
    if (!word && !context.explicit) return null;
    this.flush();
    const found = await this.ask("textDocument/completion", { position: this.position(context.pos) });
    if (!found || context.aborted || !found.items.length) return null;
    const { range } = found.items[0].textEdit;
    const options = found.items.map((item, number) => {
      const text = item.textEdit.newText.replace(/\$0/g, "");
      return {
        label: item.label, detail: item.detail, boost: -number,
        apply: item.insertTextFormat === 2 ? snippet(text.replace(/\$(\d+)/g, "${$1}")) : text,
      };
    });
    return { from: this.offset(range.start), options, filter: false };
  }

  async #hover(place) {
    this.flush();
    const found = await this.ask("textDocument/hover", { position: this.position(place) });
    if (!found) return null;
    return {
      pos: this.offset(found.range.start), end: this.offset(found.range.end), above: true,
      create: () => {
        const dom = document.createElement("div");
        dom.className = "cm-told";
        dom.textContent = found.contents.value.replace(/\*\*|`|\[([^\]]*)\]\([^)]*\)/g, (all, words) => words ?? "");
        return { dom };
      },
    };
  }
}
