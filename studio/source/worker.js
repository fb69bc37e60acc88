// polc in a worker: unpacks Python and polc, then answers messages. It can ask for nothing but its own packed files.
import { info } from "../node_modules/pyodide/pyodide-lock.json";
import createPyodideModule from "../node_modules/pyodide/pyodide.asm.mjs";
import { loadPyodide } from "../node_modules/pyodide/pyodide.mjs";

const PACKAGES = "/polc";
const PROJECT = "/project";
const PROGRAM = `
import json, sys
sys.path.insert(0, "${PACKAGES}")
from polc.project.editor_files import EditorFiles
from polc.studio.workbench import Workbench
bench = Workbench(EditorFiles())
def answer(text):
    return json.dumps(bench.handle(json.loads(text)))
answer
`;
const TYPES = { "pyodide.asm.wasm": "application/wasm", "python_stdlib.zip": "application/zip" };
const PACKED = { "pyodide.asm.wasm": "python.wasm", "python_stdlib.zip": "library.zip", "polc.files": "polc.files" };
const ask = globalThis.fetch.bind(globalThis);

let base = "";
let build = "";
let files = null;
let answer = null;

/** The answer to a request for one of the packed files, unpacked. Anything else is refused. */
async function unpacked(address) {
  const name = new URL(address).pathname.split("/").pop();
  if (!(name in PACKED)) throw new Error(`not asked for: ${name}`);
  const place = `${base}${PACKED[name]}.gz?${build}`;
  const headers = { "content-type": TYPES[name] ?? "application/octet-stream" };
  const kept = await keptFiles();
  const known = await kept?.match(place);
  if (known) {
    try {
      return new Response(await unpack(known).arrayBuffer(), { headers });
    } catch {
      await kept.delete(place); // what was kept is broken: it is fetched as on the first visit
    }
  }
  const packed = await ask(place, known ? { cache: "reload" } : {});
  if (!packed.ok) throw new Error(`${PACKED[name]}: ${packed.status}`);
  kept?.put(place, packed.clone()).catch(() => {});
  return new Response(unpack(packed).body, { headers });
}

function unpack(packed) {
  return new Response(packed.body.pipeThrough(new DecompressionStream("gzip")));
}

/** What this browser keeps of an earlier visit, of this build alone; null where it keeps nothing. */
async function keptFiles() {
  try {
    const own = `polc-studio-${build}`;
    const old = (await caches.keys()).filter((name) => name.startsWith("polc-studio-") && name !== own);
    await Promise.all(old.map((name) => caches.delete(name)));
    return await caches.open(own);
  } catch {
    return null;
  }
}

function writeFile(FS, path, content) {
  FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  FS.writeFile(path, content);
}

/** Writes files that come as one: a line of JSON with each path and length, then what is in them. */
function writePacked(FS, packed) {
  let place = packed.indexOf(10);
  const names = JSON.parse(new TextDecoder().decode(packed.subarray(0, place++)));
  for (const [path, length] of names) {
    writeFile(FS, `${PACKAGES}/${path}`, packed.subarray(place, place + length));
    place += length;
  }
}

async function start() {
  globalThis.fetch = unpacked;
  const compiler = unpacked(`${base}polc.files`).then((found) => found.arrayBuffer());
  const python = await loadPyodide({
    indexURL: base,
    lockFileContents: { info, packages: {} },
    createPyodideModule,
    env: { HOME: PROJECT, PYTHONHASHSEED: "0" },
  });
  files = python.FS;
  writePacked(files, new Uint8Array(await compiler));
  files.mkdirTree(`${PROJECT}/.git`); // what is a repository is a project: its files may use each other
  answer = python.runPython(PROGRAM);
}

function removeFile(path) {
  if (files.analyzePath(path).exists) files.unlink(path);
}

self.onmessage = async ({ data }) => {
  if (data.start) {
    ({ base, build } = data.start);
    try {
      await start();
      self.postMessage({ ready: true });
    } catch (error) {
      self.postMessage({ failed: String(error) });
    }
    return;
  }
  for (const [path, text] of data.write ?? []) writeFile(files, path, text);
  for (const path of data.remove ?? []) removeFile(path);
  if (data.message) self.postMessage({ messages: JSON.parse(answer(JSON.stringify(data.message))) });
};
