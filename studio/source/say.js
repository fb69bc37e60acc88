// What the page says, in the reader's language.
import en from "./words/en.json";
import fr from "./words/fr.json";

const LANGUAGES = { en, fr };
const KEPT = "polc-studio-language";
let current = "en";

/** The language of the page: the one that was chosen before, else the browser's, else English. */
export function language() {
  return current;
}

/** A text of the page, with what stands in braces filled in. */
export function say(key, facts = {}) {
  const text = LANGUAGES[current][key];
  return text.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

/** A text that counts: the form for one, or for several. */
export function count(key, number) {
  const one = number === 1 || (number === 0 && current === "fr");
  return say(`${key}-${one ? "one" : "many"}`, { number });
}

/** Speaks a language, and writes all fixed texts of the page in it. */
export function speak(lang) {
  current = lang in LANGUAGES ? lang : "en";
  document.documentElement.lang = current;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
}

/** The language to begin with. */
export function firstLanguage() {
  const asked = new URLSearchParams(location.search).get("lang");
  return asked ?? remembered() ?? (navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en");
}

function remembered() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** Remembers a language that was chosen, where the browser lets it. */
export function rememberLanguage(lang) {
  try {
    localStorage.setItem(KEPT, lang);
  } catch {
    // a browser that keeps nothing begins in its own language
  }
}
