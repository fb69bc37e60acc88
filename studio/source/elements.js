// Makes elements of a page.

/** An element with attributes and children; a function for `onclick`, text as text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export const byId = (id) => document.getElementById(id);

/** An address of the web, as a link that opens elsewhere; words alone where there is no address. */
export function link(words, address, id) {
  if (!/^https?:/.test(address)) return element("span", {}, words);
  return element("a", { id, href: address, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** A text in which words between backticks are words of the language. */
export function worded(text) {
  return text.split("`").map((part, number) => (number % 2 ? element("code", {}, part) : part)).filter(Boolean);
}
