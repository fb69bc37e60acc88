// Colours for the text: comments, texts, dates, and the words of the language, whose lists come from its grammar.
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import words from "language-words";

const DECLARATIONS = new Set(words.declarations);
const STATEMENTS = new Set(words.statements);
const UNITS = new Set(words.units);
const WORD = /^[\p{L}_][\p{L}\p{N}_-]*/u;

const reader = {
  startState: () => ({ long: false }),
  token(stream, state) {
    if (state.long) return longText(stream, state);
    if (stream.eatSpace()) return null;
    if (stream.match("#")) return stream.skipToEnd(), "comment";
    if (stream.match('"""')) return (state.long = true), longText(stream, state);
    if (stream.match(/^"(?:\\.|[^"\\])*"?/)) return "string";
    if (stream.match(/^(?:https?:\/\/|[\w.+-]+@)[^\s,{}"]+/)) return "url";
    if (stream.match(/^\d{4}-\d{2}-\d{2}/) || stream.match(/^\d+/)) return "number";
    if (stream.match(/^[a-z][a-z0-9-]*:[\w.:/()-]*[\w)]/)) return "atom";
    const first = stream.string.slice(0, stream.pos).trim() === "" || /[{}]\s*$/.test(stream.string.slice(0, stream.pos));
    const word = stream.match(WORD);
    if (!word) return stream.next(), null;
    if (first && DECLARATIONS.has(word[0])) return "keyword";
    if (UNITS.has(word[0])) return "unit";
    return STATEMENTS.has(word[0]) || DECLARATIONS.has(word[0]) ? "propertyName" : "variableName";
  },
  tokenTable: { unit: tags.unit },
  languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["{", '"'] } },
};

function longText(stream, state) {
  while (!stream.eol()) {
    if (stream.match('"""')) return (state.long = false), "string";
    stream.next();
  }
  return "string";
}

const colours = HighlightStyle.define([
  { tag: tags.comment, color: "var(--comment)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--string)" },
  { tag: [tags.number, tags.unit, tags.atom], color: "var(--number)" },
  { tag: tags.keyword, color: "var(--keyword)", fontWeight: "bold" },
  { tag: tags.propertyName, color: "var(--statement)" },
  { tag: tags.url, color: "var(--link)" },
]);

export const policyLanguage = [StreamLanguage.define(reader), syntaxHighlighting(colours)];
