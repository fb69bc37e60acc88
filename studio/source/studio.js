// The page of the studio: text, findings and page of one policy, and what ties them together.
import { Client } from "./client.js";
import { DraftDialog } from "./draft_dialog.js";
import { byId, element } from "./elements.js";
import { Files, download } from "./files.js";
import { FindingsList } from "./findings_list.js";
import { PageView } from "./page_view.js";
import { firstLanguage, language, rememberLanguage, say, speak } from "./say.js";
import { TextEditor } from "./text_editor.js";
import { setUpWords } from "./words_dialog.js";

const PROJECT = "file:///project/";
const CALM = 200; // milliseconds without an edit after which the page is made anew
const build = document.querySelector('meta[name="polc-build"]').content;

const files = new Files();
const client = new Client(build, take);
const editor = new TextEditor(byId("editor"), { onEdit, onPlace: (place) => page.follow(uri(), place), flush, ask });
const list = new FindingsList({ go: (range) => editor.go(range, { focus: false }), mends, apply: mend });
const page = new PageView({ go: goTo, choose: choosePageLanguage });
const drafts = new DraftDialog({ ask: (method, params) => client.request(method, params), write: writeDraft });

let version = 0; // that of the text in the editor
let sent = 0; // that which polc was given last
let found = -1; // that of the findings shown
let shown = -1; // that of the page shown
let ready = false;
let calm = 0;
let pageLanguage = "";
let current = true; // false while the page is that of a text before

const uri = (path = files.current) => PROJECT + path.split("/").map(encodeURIComponent).join("/");

function ask(method, params) {
  return ready ? client.request(method, { textDocument: { uri: uri() }, ...params }) : Promise.resolve(null);
}

/** Says whether text, findings and page are of one state. */
function tellState(key, facts) {
  const one = found === version && shown === version;
  const state = !ready ? "starting" : !one ? "working" : current === null ? "none" : current ? "same" : "before";
  byId("state").dataset.state = state;
  byId("state").dataset.version = String(version);
  const words = key ? say(key, facts) : say(state);
  if (byId("state").textContent !== words) byId("state").textContent = words;
}

function onEdit() {
  version += 1;
  if (files.file) files.file.text = editor.text;
  clearTimeout(calm);
  calm = setTimeout(settle, CALM);
  if (ready && found === sent) flush();
  tellState();
}

/** Gives polc the text where it does not have it yet. */
function flush() {
  if (!ready || sent === version) return;
  sent = version;
  client.notify("textDocument/didChange", { textDocument: { uri: uri(), version }, contentChanges: [{ text: editor.text }] });
}

/** What polc found in a version of the text. */
function take({ uri: of, version: number, diagnostics }) {
  if (of !== uri() || number === undefined) return;
  found = number;
  if (number < version) return flush();
  editor.show(diagnostics);
  list.show(diagnostics);
  performance.mark("findings");
  byId("findings-title").dataset.version = String(number);
  tellState();
  if (shown < 0) showPage();
}

/** After an edit: keeps the draft, and makes the page anew. */
function settle() {
  files.keep();
  flush();
  showPage();
}

async function showPage() {
  if (!ready) return;
  const of = sent;
  const answer = await ask("polc/page", { uri: uri(), lang: pageLanguage || language() });
  if (of < version) return;
  current = answer ? answer.current : null;
  page.show(answer);
  shown = of;
  tellState();
}

function choosePageLanguage(lang) {
  pageLanguage = lang;
  showPage();
}

async function mends(finding) {
  flush();
  const actions = await ask("textDocument/codeAction", { range: finding.range, context: { diagnostics: [] } });
  const place = JSON.stringify(finding.range);
  return (actions ?? []).filter(({ data }) => data.rule === finding.code && JSON.stringify(data.range) === place);
}

function mend(edits) {
  editor.apply(edits);
  chooseView("text");
}

/** Goes to a place, in another file where it stands there. */
async function goTo({ uri: of, range }) {
  const path = decodeURIComponent(of.slice(PROJECT.length));
  if (path !== files.current && files.known.has(path)) openFile(path);
  chooseView("text");
  editor.go(range);
}

/** Shows a file of the project; polc sees the others beside it. */
function openFile(path) {
  if (ready && files.opened) client.notify("textDocument/didClose", { textDocument: { uri: uri(files.opened) } });
  files.current = path;
  editor.load(files.file.text);
  [version, found, shown, pageLanguage] = [version + 1, -1, -1, ""];
  list.show([]);
  showFiles();
  if (ready) openInPolc();
  files.keep();
  tellState();
}

function openInPolc() {
  client.write([...files.known.values()].map(({ path, text }) => [`/project/${path}`, text]));
  client.notify("workspace/didChangeWatchedFiles", { changes: [] });
  files.opened = files.current;
  sent = version;
  client.notify("textDocument/didOpen", { textDocument: { uri: uri(), languageId: "pol", version, text: files.file.text } });
}

function showFiles() {
  const names = files.paths.map((path) => element("option", { value: path, selected: path === files.current }, path));
  byId("file").replaceChildren(...names);
}

function writeDraft(text) {
  const name = text.match(/^policy\s+([\w-]+)/m)?.[1];
  openFile(files.add(files.free(name ? `${name}.pol` : say("untitled")), text));
  editor.view.focus();
}

async function save() {
  try {
    const name = await files.save();
    if (name) tellState("saved", { name });
  } catch (error) {
    if (error.changed) tellState("changed-elsewhere", { name: files.current });
    else tellState("not-saved", { name: files.current, reason: error.message });
  }
}

async function format() {
  flush();
  const edits = await ask("textDocument/formatting", { options: { tabSize: 2, insertSpaces: true } });
  if (edits?.length) editor.apply(edits);
}

async function showDownloads() {
  const name = files.current;
  const rows = [element("li", {}, element("button", { onclick: () => download(name, editor.text) }, say("download-text", { name })))];
  const answer = await ask("polc/page", { uri: uri() });
  for (const [lang, language] of answer?.languages ?? []) {
    for (const [key, format_] of [["download-html", "html-fragment"], ["download-markdown", "markdown"]]) {
      const get = async () => {
        const made = await ask("polc/file", { uri: uri(), lang, format: format_ });
        download(made.name, made.text);
      };
      rows.push(element("li", {}, element("button", { onclick: get }, say(key, { language }))));
    }
  }
  byId("downloads").replaceChildren(...rows);
  byId("download-dialog").showModal();
}

/** On a narrow window one part is shown. */
function chooseView(view) {
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll(".views button")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
}

function begin() {
  speak(firstLanguage());
  editor.speak();
  byId("language").value = language();
  byId("language").onchange = ({ target }) => {
    rememberLanguage(target.value);
    files.keep();
    location.search = `lang=${target.value}`;
  };
  byId("file").onchange = ({ target }) => openFile(target.value);
  byId("new").onclick = () => drafts.open();
  byId("open").onclick = async () => (await files.open(byId("picker"))) && openFile(files.current);
  byId("save").onclick = save;
  byId("format").onclick = format;
  byId("download").onclick = showDownloads;
  byId("words").onclick = () => byId("words-dialog").showModal();
  setUpWords({ ask: (method, params) => client.request(method, params), insert: (word) => editor.insert(word) });
  for (const button of document.querySelectorAll(".views button")) button.onclick = () => chooseView(button.dataset.view);
  for (const button of document.querySelectorAll("dialog .close")) button.onclick = () => button.closest("dialog").close();
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      save();
    }
  });
  chooseView("text");
  tellState();
}

async function start() {
  begin();
  try {
    const started = client.start();
    const beside = await files.begin();
    if (!files.current) files.current = files.add(say("untitled"), "");
    openFile(files.current);
    await started;
    await client.request("initialize", { locale: language(), capabilities: {} });
    ready = true;
    client.notify("initialized", {});
    openInPolc();
    tellState(...(beside.length ? ["draft-beside", { name: beside[0] }] : []));
  } catch (error) {
    byId("state").dataset.state = "failed";
    byId("state").textContent = say("failed", { reason: error.message });
  }
}

start();
