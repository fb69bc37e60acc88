// The list of findings: a click leads to the place and shows what would mend it.
import { byId, element, link, worded } from "./elements.js";
import { count, say } from "./say.js";

export class FindingsList {
  constructor({ go, mends, apply }) {
    this.go = go;
    this.mends = mends;
    this.apply = apply;
    this.findings = [];
    this.opened = "";
  }

  /** Shows findings; the one that is open stays open where it still is there. */
  show(findings) {
    const before = JSON.stringify(this.findings);
    this.findings = findings;
    byId("findings-title").textContent = count("findings", findings.length);
    if (JSON.stringify(findings) !== before) this.draw();
  }

  draw() {
    const list = byId("list");
    const at = list.scrollTop;
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    const rows = this.findings.map((finding, number) => this.#row(finding, number));
    list.replaceChildren(rows.length ? element("ol", {}, ...rows) : element("p", {}, say("nothing-found")));
    list.scrollTop = at;
    if (focused) list.querySelector(`button.go[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #row(finding, number) {
    const key = finding.data.fingerprint || `${number}`;
    const { told, fix, laws, stale } = finding.data;
    const body = element("div", { class: "body" });
    const open = this.opened === key;
    const button = element(
      "button",
      { class: "go", "data-key": key, "aria-expanded": String(open), onclick: () => this.#toggle(finding, key) },
      element("span", { class: `severity s${finding.severity}` }, say(`severity-${finding.severity}`)),
      element("span", { class: "told" }, ...worded(told)),
      element("span", { class: "line" }, say("line", { number: finding.range.start.line + 1 }), stale ? ` · ${say("stale")}` : ""),
    );
    if (open) {
      body.append(
        ...[fix ? element("p", {}, ...worded(fix)) : ""].filter(Boolean),
        ...(laws.length ? [element("p", { class: "laws" }, ...laws.flatMap((law, n) => [n ? " · " : "", link(...law)]).filter(Boolean))] : []),
        element("p", { class: "rule" }, element("code", {}, finding.code)),
      );
      this.#addMends(finding, body);
    }
    return element("li", { class: stale ? "finding stale" : "finding" }, button, open ? body : "");
  }

  async #toggle(finding, key) {
    this.opened = this.opened === key ? "" : key;
    this.draw();
    if (this.opened) this.go(finding.range);
    byId("list").querySelector(`button.go[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  async #addMends(finding, body) {
    const found = finding.data.stale ? [] : await this.mends(finding);
    if (!found.length) return void body.append(element("p", { class: "quiet" }, say("no-mends")));
    body.append(element("p", { class: "quiet" }, say("mends")));
    body.append(
      element(
        "ul",
        { class: "mends" },
        ...found.map((mend) => {
          const edits = Object.values(mend.edit.changes)[0];
          const written = edits.map((edit) => edit.newText.trim()).filter(Boolean).join("\n");
          return element(
            "li",
            {},
            element("button", { onclick: () => this.apply(edits) }, ...worded(mend.title)),
            written ? element("pre", { tabindex: "0" }, written) : "",
          );
        }),
      ),
    );
  }
}
