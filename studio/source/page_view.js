// The page of the policy, in a frame that runs no script; a click on a heading leads to its declaration.
import { byId, element } from "./elements.js";
import { say } from "./say.js";

const DRAWN = 'a[href^="#"]';

export class PageView {
  constructor({ go, choose }) {
    this.frame = byId("shown");
    this.go = go;
    this.choose = choose;
    this.places = new Map();
    this.lang = "";
    this.marked = "";
  }

  /** Shows what polc made of the text; nothing where it states no policy. */
  show(answer) {
    byId("no-page").hidden = Boolean(answer);
    this.frame.hidden = !answer;
    byId("page-languages").replaceChildren();
    if (!answer) return;
    this.places = new Map(answer.places);
    byId("page-languages").append(
      ...answer.languages.map(([tag, name]) =>
        element("button", { lang: tag, "aria-pressed": String(tag === answer.lang), onclick: () => this.choose(tag) }, name),
      ),
    );
    this.frame.title = say("shown-page");
    const { contentDocument: shown } = this.frame;
    if (shown?.documentElement.lang === answer.lang && shown.querySelector("main")) this.#renew(answer, shown);
    else this.#load(answer);
  }

  #load(answer) {
    this.lang = answer.lang;
    const style = new URL("page.css", location).href;
    this.frame.onload = () => this.#listen(answer);
    this.frame.srcdoc =
      `<!doctype html><html lang="${answer.lang}"><head><meta charset="utf-8"><title>polc</title>` +
      `<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="${style}">` +
      `<link rel="stylesheet" href="${new URL("frame.css", location).href}"></head>` +
      `<body><div class="page"><main id="text" tabindex="-1">${answer.body}</main></div></body></html>`;
  }

  /** Puts the new page in the place of the old one, which stays where it was scrolled to. */
  #renew(answer, shown) {
    shown.querySelector("main").innerHTML = answer.body;
    this.mark(this.marked, { scroll: false });
  }

  #listen(answer) {
    const shown = this.frame.contentDocument;
    shown.title = answer.title;
    shown.addEventListener("click", (event) => this.#clicked(event));
    shown.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("[data-place]")) this.#clicked(event);
    });
    this.mark(this.marked, { scroll: false });
  }

  #clicked(event) {
    const place = event.target.closest(DRAWN);
    const shown = this.frame.contentDocument;
    if (place) {
      event.preventDefault();
      shown.getElementById(decodeURIComponent(place.hash.slice(1)))?.scrollIntoView();
      return;
    }
    if (event.target.closest("a")) return event.preventDefault();
    const heading = event.target.closest("h1, h2, h3, h4, dt, th, strong");
    const location = heading && this.#declared(heading);
    if (location) this.go(location);
  }

  /** Where what stands at an element of the page is declared. */
  #declared(found) {
    for (let around = found; around; around = around.parentElement) {
      if (this.places.has(around.id)) return this.places.get(around.id);
      const within = [...around.querySelectorAll("[id]")].find((each) => this.places.has(each.id));
      if (within && around.matches("section, article, header, li, tr")) return this.places.get(within.id);
    }
    return null;
  }

  /** Marks what a place of the text declares, and shows it; the page of a place that declares nothing stays. */
  follow(uri, position) {
    const found = [...this.places].find(([, place]) => place.uri === uri && isWithin(position, place.range));
    if (found && found[0] !== this.marked) this.mark(found[0]);
  }

  mark(anchor, { scroll = true } = {}) {
    const shown = this.frame.contentDocument;
    this.marked = anchor;
    for (const old of shown?.querySelectorAll(".is-here") ?? []) old.classList.remove("is-here");
    const found = anchor && shown?.getElementById(anchor);
    if (!found) return;
    found.classList.add("is-here");
    if (scroll) found.scrollIntoView({ block: "center" });
  }
}

function isWithin({ line, character }, { start, end }) {
  const after = line > start.line || (line === start.line && character >= start.character);
  return after && (line < end.line || (line === end.line && character <= end.character));
}
