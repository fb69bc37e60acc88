// The files of the project: those that were opened or that this computer serves, and the draft that this browser keeps.

const KEPT = "polc-studio-files";
const TOKEN = document.querySelector('meta[name="polc-project"]')?.content ?? "";

/** A file: its path, its text, the text as it was last saved, and what it can be saved by. */
function fileOf(path, text, { saved = null, handle = null, digest = "", ends = "" } = {}) {
  return { path, text: plain(text), saved: saved === null ? null : plain(saved), handle, digest, ends: ends || endsOf(text) };
}

/** The text with the line ends that an editor counts by. */
function plain(text) {
  return text.replace(/\r\n?/g, "\n");
}

function endsOf(text) {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

export class Files {
  constructor() {
    this.known = new Map();
    this.current = "";
  }

  get file() {
    return this.known.get(this.current);
  }

  get served() {
    return TOKEN !== "";
  }

  /** The names of the files, those of policies alone. */
  get paths() {
    return [...this.known.keys()].filter((path) => path.endsWith(".pol")).sort();
  }

  add(path, text, more) {
    this.known.set(path, fileOf(path, text, more));
    return path;
  }

  /** A name that no file has yet. */
  free(path) {
    const [, stem, ending] = path.match(/^(.*?)(\.[^.]*)?$/);
    for (let number = 2, name = path; ; number++) {
      if (!this.known.has(name)) return name;
      name = `${stem}-${number}${ending ?? ""}`;
    }
  }

  /** Reads what this computer serves, then the draft of this browser. Returns the paths of drafts put beside files. */
  async begin() {
    if (this.served) {
      const answer = await fetch("project.json", { headers: { "x-polc-token": TOKEN } });
      if (!answer.ok) throw new Error(`project.json: ${answer.status}`);
      const project = await answer.json();
      this.project = project.name;
      for (const { path, text, digest } of project.files) this.add(path, text, { saved: text, digest });
      this.current = project.current ?? "";
    }
    const beside = this.#restore();
    if (!this.known.has(this.current)) this.current = this.paths[0] ?? "";
    return beside;
  }

  #restore() {
    const beside = [];
    for (const { path, text, saved, ends } of this.#kept().files ?? []) {
      const known = this.known.get(path);
      if (!known) {
        if (!this.served || saved === null) this.add(path, text, { saved, ends });
      } else if (text === known.text) continue;
      else if (saved === known.saved) known.text = text;
      else beside.push(this.add(this.free(path), text));
    }
    const { current } = this.#kept();
    if (!this.served && this.known.has(current)) this.current = current;
    return beside;
  }

  get #place() {
    return `${KEPT}:${this.project ?? ""}`;
  }

  #kept() {
    try {
      return JSON.parse(localStorage.getItem(this.#place)) ?? {};
    } catch {
      return {};
    }
  }

  /** Keeps in this browser what is not saved. */
  keep() {
    const files = [...this.known.values()].filter((file) => !this.served || file.text !== file.saved);
    const kept = files.map(({ path, text, saved, ends }) => ({ path, text, saved, ends }));
    try {
      localStorage.setItem(this.#place, JSON.stringify({ files: kept, current: this.current }));
      return true;
    } catch {
      return false;
    }
  }

  /** Saves the current file where it came from. Returns its name, or "" where the author gave up. */
  async save() {
    const { file } = this;
    if (this.served) await this.#put(file);
    else if (file.handle || globalThis.showSaveFilePicker) {
      file.handle ??= await chosenPlace(file.path);
      if (!file.handle) return "";
      const stream = await file.handle.createWritable();
      await stream.write(file.text.replaceAll("\n", file.ends));
      await stream.close();
    } else download(file.path, file.text.replaceAll("\n", file.ends));
    file.saved = file.text;
    this.keep();
    return file.handle?.name ?? file.path;
  }

  async #put(file) {
    const headers = { "x-polc-token": TOKEN, "content-type": "text/plain;charset=utf-8" };
    if (file.digest) headers["if-match"] = file.digest;
    const answer = await fetch(`project/${file.path.split("/").map(encodeURIComponent).join("/")}`, {
      method: "PUT", headers, body: file.text,
    });
    if (answer.status === 412) throw Object.assign(new Error("changed"), { changed: true });
    const told = await answer.text();
    if (!answer.ok) throw new Error(told || String(answer.status));
    file.digest = told;
  }

  /** Opens files that the author chooses; `picker` is the field for browsers that have no other way. */
  async open(picker) {
    const chosen = globalThis.showOpenFilePicker ? await openedByHandle() : await openedByField(picker);
    for (const { name, text, handle } of chosen) this.add(name, text, { saved: text, handle });
    const policies = chosen.filter(({ name }) => name.endsWith(".pol"));
    if (policies.length) this.current = policies[0].name;
    return policies.length > 0;
  }
}

async function chosenPlace(path) {
  try {
    return await showSaveFilePicker({ suggestedName: path.split("/").pop(), types: [TYPE] });
  } catch (error) {
    if (error.name === "AbortError") return null;
    throw error;
  }
}

const TYPE = { description: "polc", accept: { "text/plain": [".pol", ".toml"] } };

async function openedByHandle() {
  try {
    const handles = await showOpenFilePicker({ multiple: true, types: [TYPE] });
    return await Promise.all(handles.map(async (handle) => ({ ...(await readFile(await handle.getFile())), handle })));
  } catch (error) {
    if (error.name === "AbortError") return [];
    throw error;
  }
}

function openedByField(picker) {
  return new Promise((resolve) => {
    picker.onchange = async () => {
      resolve(await Promise.all([...picker.files].map(readFile)));
      picker.value = "";
    };
    picker.oncancel = () => resolve([]);
    picker.click();
  });
}

async function readFile(file) {
  return { name: file.name, text: await file.text() };
}

/** Gives a text to the author as a file. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name.split("/").pop() });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
