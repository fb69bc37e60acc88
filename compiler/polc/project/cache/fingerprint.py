"""What state the program is in: its version, that of Python, and its own files, code and data.

A package that was built bears a digest of its files, which do not change any more. In a working tree it is the sizes
and times of the files that tell one state from another.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b, sha256
from importlib import import_module
from pathlib import Path

from polc.core.version import __version__
from polc.reference.package import STAMP

ENDINGS = (".py", ".toml", ".md", ".lark", ".json", ".j2", ".html")
ASIDE = ("__pycache__", "compiled", "publish", "compare", "redline", "report", "differences", "templates")
"""Folders in which nothing stands that a finding depends on: they show findings, or do something else."""
COMPILED = ("__pycache__", "compiled")
"""Folders with what is made of other files."""
DATA = ("dsl/", "site/")
"""Packages that stand inside the package where it is installed, and beside it in a working tree."""
PRINTING = ("babel", "jinja2", "markdown-it-py", "markupsafe", "mkdocs")
"""The libraries that have a part in pages."""
SIZE = 16


def state_of_program() -> str:
    """A text that is the same only where the same code and data judge policies."""
    return f"{__version__} {sys.version_info[:3]} {_built_stamp() or _as_it_stands()}"


def state_of_pages() -> str:
    """A text that is the same only where the same code, data, templates and libraries make pages."""
    from importlib.metadata import version

    libraries = [f"{name} {version(name)}" for name in PRINTING]
    standing = _built_stamp() or _as_it_stands(("polc", "polc.dsl", "polc.theme"), COMPILED)
    return f"{__version__} {sys.version_info[:3]} {standing} {libraries}"


@cache
def renderer() -> str:
    """The SHA-256 of all that has a part in pages: code, data, templates, and the versions of libraries.

    Unlike the state of the program, it is the same wherever the same polc stands.
    """
    from importlib.metadata import version

    state = sha256("\n".join(f"{name} {version(name)}" for name in PRINTING).encode())
    for package in ("polc", "polc.dsl", "polc.theme"):
        folder = Path(import_module(package).__path__[0])
        for place, _ in _files(str(folder), "", COMPILED):
            if package != "polc" or not place.startswith(DATA):
                state.update(f"\n{package} {place}\n".encode() + (folder / place).read_bytes())
    return state.hexdigest()


def _built_stamp() -> str:
    try:
        return (Path(import_module("polc").__path__[0]) / STAMP).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _as_it_stands(packages: Sequence[str] = ("polc", "polc.dsl"), aside: Sequence[str] = ASIDE) -> str:
    state = blake2b(digest_size=SIZE)
    for package in packages:
        for place, found in _files(import_module(package).__path__[0], "", aside):
            state.update(f"{place} {found.st_size} {found.st_mtime_ns}\n".encode())
    return state.hexdigest()


def _files(folder: str, name: str, aside: Sequence[str]) -> Iterator[tuple[str, os.stat_result]]:
    """The files of a folder, in order, with their sizes and times."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.is_dir():
                if entry.name not in aside:
                    yield from _files(entry.path, f"{name}{entry.name}/", aside)
            elif entry.name.endswith(ENDINGS):
                yield f"{name}{entry.name}", entry.stat()


def write_stamp(package: Path) -> None:
    """Writes the digest of a package's files into it, once they are all there."""
    state = blake2b(digest_size=SIZE)
    for path in sorted(p for p in package.rglob("*") if p.is_file() and p.name.endswith(ENDINGS)):
        state.update(path.relative_to(package).as_posix().encode() + b"\n" + path.read_bytes())
    (package / STAMP).write_text(state.hexdigest(), encoding="ascii")
