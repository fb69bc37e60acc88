// Compiles Python modules with the Python that will run them: node compile.mjs IN.zip OUT.zip. Other files pass as they are.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "./node_modules/pyodide/pyodide.mjs";

const PROGRAM = `
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
def bare(code):
    """The code without the places of its lines: nobody sees a traceback there, and they are a third of it."""
    inner = tuple(bare(each) if hasattr(each, "co_code") else each for each in code.co_consts)
    return code.replace(co_consts=inner, co_linetable=b"")

with zipfile.ZipFile("/in.zip") as given, zipfile.ZipFile("/out.zip", "w") as made:
    for name in sorted(given.namelist()):
        content = given.read(name)
        if name.endswith(".py"):
            level = 0 if name.startswith(("_pyodide/", "pyodide/")) else 2
            code = compile(content, name, "exec", dont_inherit=True, optimize=level)
            name, content = name + "c", bytes(_code_to_hash_pyc(bare(code), b"polc".ljust(8), False))
        made.writestr(zipfile.ZipInfo(name), content)
`;

const [given, made] = process.argv.slice(2);
const indexURL = fileURLToPath(new URL("./node_modules/pyodide/", import.meta.url));
const python = await loadPyodide({ indexURL, env: { PYTHONHASHSEED: "0" } });
python.FS.writeFile("/in.zip", readFileSync(given));
python.runPython(PROGRAM);
writeFileSync(made, python.FS.readFile("/out.zip"));
