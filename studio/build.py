"""Builds the page of the studio: python studio/build.py. The same sources give the same bytes.

It needs npm, whose packages `package-lock.json` holds, and Python with polc and what polc needs. What the browser loads
is packed here, and unpacked there, so that it is small whichever server the page stands on.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import io
import json
import pickle
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PAGE = HERE / "polc_studio" / "page"
SOURCE = HERE / "source"
MODULES = HERE / "node_modules"
NEEDED = ("babel", "jinja2", "markdown_it", "markupsafe", "mdurl")
"""What polc needs to write a page, all of it Python."""
LANGUAGES = ("root", "en", "en_001", "en_GB", "es", "fr")
"""The languages whose CLDR data pages need."""
KEPT_OF_LOCALE = frozenset(
    {
        "character_order", "date_formats", "date_skeletons", "datetime_formats", "days", "decimal_formats", "eras",
        "languages", "list_patterns", "months", "number_symbols", "numbering_systems", "plural_form", "quarters",
        "scripts", "territories", "text_direction", "default_numbering_system", "periods", "unit_patterns", "variants",
    }
)  # fmt: skip
"""What pages need of them."""
EMPTIED_OF_CLDR = frozenset(
    {
        "all_currencies", "currency_fractions", "likely_subtags", "meta_zones", "territory_currencies",
        "territory_languages", "territory_zones", "windows_zone_mapping", "zone_aliases", "zone_territories",
    }
)  # fmt: skip
"""What pages do not need of what CLDR has for all languages."""
LEFT_OUT = (
    "babel/messages", "polc/cli", "polc/site", "polc/export/docx", "polc/export/redline", "polc/dsl/differences",
    "polc/dsl/reference.md", "polc/dsl/reference.fr.md", "polc/dsl/unread.toml",
)  # fmt: skip
"""Folders and files of the packages that the page never reads."""
LEFT_OUT_OF_PYTHON = frozenset(
    [
        "_aix_support",
        "_android_support",
        "_apple_support",
        "_pydatetime",
        "_pyio",
        "_pyrepl",
        "antigravity",
        "argparse",
        "bdb",
        "cProfile",
        "cmd",
        "colorsys",
        "compileall",
        "concurrent/futures/process",
        "configparser",
        "ctypes",
        "curses",
        "dbm",
        "doctest",
        "email",
        "ensurepip",
        "filecmp",
        "fileinput",
        "ftplib",
        "getpass",
        "http",
        "idlelib",
        "imaplib",
        "lib2to3",
        "logging/config",
        "logging/handlers",
        "mailbox",
        "mimetypes",
        "modulefinder",
        "multiprocessing",
        "netrc",
        "optparse",
        "pdb",
        "pickletools",
        "platform",
        "plistlib",
        "poplib",
        "profile",
        "pstats",
        "pyclbr",
        "pydoc",
        "pydoc_data",
        "pyodide/console",
        "rlcompleter",
        "sched",
        "shelve",
        "shlex",
        "smtplib",
        "socketserver",
        "sqlite3",
        "statistics",
        "symtable",
        "tabnanny",
        "tarfile",
        "test",
        "this",
        "timeit",
        "tkinter",
        "trace",
        "turtle",
        "turtledemo",
        "unittest",
        "urllib/request",
        "uuid",
        "venv",
        "wave",
        "webbrowser",
        "wsgiref",
        "xml",
        "xmlrpc",
        "zipapp",
        "asyncio/proactor_events",
        "asyncio/windows_events",
        "asyncio/windows_utils",
    ]
)
"""Modules of Python that nothing here imports."""
CODECS = frozenset(
    [
        "__init__",
        "aliases",
        "ascii",
        "cp437",
        "idna",
        "latin_1",
        "punycode",
        "raw_unicode_escape",
        "undefined",
        "unicode_escape",
        "utf_8",
        "utf_8_sig",
        "utf_16",
        "utf_16_le",
        "utf_16_be",
    ]
)
"""The encodings that are kept."""


def main() -> None:
    """Builds the page in the package beside this file, or in a folder that an argument names."""
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE)


def build(page: Path) -> None:
    """Builds the page in a folder, and tells the sizes of its files."""
    if not MODULES.is_dir():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    shutil.rmtree(page, ignore_errors=True)
    page.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place:
        scripts = bundled(Path(place))
        packed = {
            "python.wasm": (MODULES / "pyodide" / "pyodide.asm.wasm").read_bytes(),
            "library.zip": compiled(library(), Path(place)),
            "polc.files": one_file(compiled(policy_compiler(Path(place) / "package"), Path(place))),
            "worker.js": scripts["worker.js"],
        }
        written = {f"{name}.gz": gzip.compress(content, 9, mtime=0) for name, content in packed.items()}
        written["studio.js"] = scripts["studio.js"]
    for style in ("studio.css", "frame.css"):
        written[style] = (SOURCE / style).read_bytes()
    written["page.css"] = (ROOT / "site" / "theme" / "css" / "polc.css").read_bytes()
    made = hashlib.sha256(b"".join(content for _, content in sorted(written.items()))).hexdigest()[:16]
    index = (SOURCE / "index.html").read_text(encoding="utf-8").replace("{build}", made)
    written["index.html"] = index.encode()
    for name, content in written.items():
        (page / name).write_bytes(content)
        sys.stdout.write(f"{len(content):>10,}  {name}\n")
    sys.stdout.write(f"{sum(map(len, written.values())):>10,}  build {made}\n")


def bundled(place: Path) -> dict[str, bytes]:
    """The two scripts, that of the page and that of the worker, each as one file."""
    words = place / "words.json"
    words.write_text(json.dumps(language_words(), ensure_ascii=False), encoding="utf-8")
    call = [
        str(MODULES / ".bin" / "esbuild"), "source/studio.js", "source/worker.js", "--bundle", "--minify",
        "--format=esm", "--target=es2022", f"--outdir={place}", "--legal-comments=none", "--log-level=warning",
        "--loader:.json=json", f"--alias:language-words={words}", "--external:node:*", "--external:ws",
    ]  # fmt: skip
    subprocess.run(call, cwd=HERE, check=True)
    return {name: (place / name).read_bytes() for name in ("studio.js", "worker.js")}


def language_words() -> dict[str, list[str]]:
    """The words of the language by what they are, from the tables of the grammar."""
    from polc.editor.highlighting import word_lists

    return word_lists()


def library() -> bytes:
    """Python's own library without what nothing here imports, not compressed: all of it is compressed at once."""
    made = io.BytesIO()
    with zipfile.ZipFile(MODULES / "pyodide" / "python_stdlib.zip") as whole, zipfile.ZipFile(made, "w") as kept:
        for name in sorted(whole.namelist()):
            first, *rest = name.removesuffix(".py").split("/")
            left_out = not LEFT_OUT_OF_PYTHON.isdisjoint((first, "/".join((first, *rest))))
            codec = first != "encodings" or not rest or rest[0] in CODECS
            if not name.endswith("/") and not left_out and codec:
                kept.writestr(zipfile.ZipInfo(name), whole.read(name))
    return made.getvalue()


def policy_compiler(place: Path) -> bytes:
    """The compiler and what it needs to write pages, as an archive."""
    from polc.cli.compiling import compile_data
    from polc.project.cache.fingerprint import write_stamp

    package = place / "polc"
    ignored = shutil.ignore_patterns("__pycache__", "compiled", "*.pyc")
    shutil.copytree(ROOT / "compiler" / "polc", package, ignore=ignored)
    shutil.copytree(ROOT / "dsl", package / "dsl", ignore=ignored)
    shutil.copytree(ROOT / "site" / "templates", package / "theme" / "templates")
    (package / "theme" / "__init__.py").touch()
    compile_data(ROOT / "dsl", package / "dsl")
    empty_compiled(package / "dsl")
    write_stamp(package)
    for name in NEEDED:
        found = importlib.util.find_spec(name)
        if found is None or found.origin is None:
            raise SystemExit(f"{name} is not installed here")
        shutil.copytree(Path(found.origin).parent, place / name, ignore=ignored)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as held:
        for path in sorted(p for p in place.rglob("*") if p.is_file()):
            name = path.relative_to(place).as_posix()
            if name.startswith(LEFT_OUT):
                continue
            if path.suffix == ".dat" and path.stem in (*LANGUAGES, "global"):
                held.writestr(zipfile.ZipInfo(name), locale_data(path))
            elif path.suffix in (".py", ".toml", ".json", ".md", ".lark", ".j2", ".pol", ".txt"):
                held.writestr(zipfile.ZipInfo(name), path.read_bytes())
    return made.getvalue()


def compiled(archive: bytes, place: Path) -> bytes:
    """An archive with its modules compiled by the Python that will run them, without their docstrings."""
    given, made = place / "given.zip", place / "made.zip"
    given.write_bytes(archive)
    subprocess.run(["node", "compile.mjs", str(given), str(made)], cwd=HERE, check=True)
    return made.read_bytes()


def one_file(archive: bytes) -> bytes:
    """The files of an archive as one: a line of JSON with each path and length, then what is in them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        held = {name: whole.read(name) for name in whole.namelist()}
    head = json.dumps([[name, len(content)] for name, content in held.items()], separators=(",", ":"))
    return head.encode() + b"\n" + b"".join(held.values())


def empty_compiled(data: Path) -> None:
    """Empties each file of data that stands there compiled as well: a package that was built reads that one alone."""
    for compiled in (data / "compiled").rglob("*.json"):
        path = compiled.relative_to(data / "compiled").with_suffix("")
        for source in (data / path, *(data / path.parent).glob(f"*/{path.name}")):
            if source.is_file():
                source.write_bytes(b"")


def locale_data(path: Path) -> bytes:
    """A file of CLDR data, without what pages do not need."""
    data = pickle.loads(path.read_bytes())  # noqa: S301 - as Babel was installed
    if path.stem == "global":
        return pickle.dumps({key: type(value)() if key in EMPTIED_OF_CLDR else value for key, value in data.items()}, 2)
    return pickle.dumps({key: value for key, value in data.items() if key in KEPT_OF_LOCALE}, 2)


if __name__ == "__main__":
    main()
