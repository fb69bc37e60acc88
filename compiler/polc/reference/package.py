"""Reads the files that come with the package. The one place that knows where `polc.dsl` keeps what.

When the package is made, what would take long to read is written down once more, in `COMPILED`, as it will be wanted.
A compiled file names the state of the file that it was made of, and is used only while that one has not changed.
"""

from __future__ import annotations

import json
import zlib
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

COMPILED = "compiled"
"""The folder of the package with compiled files; each has the path of the file that it is made of, and `.json`."""


@lru_cache(maxsize=1)
def _root() -> Traversable:
    """The folder of the package; `importlib.resources`, slow to load, only where it is not a plain folder."""
    folder = Path(import_module("polc.dsl").__path__[0])
    if folder.is_dir():
        return folder
    from importlib.resources import files

    return files("polc.dsl")


def _place(*path: str) -> Traversable:
    return _root().joinpath(*path)


def read_text(*path: str) -> str:
    """The text of a data file of the language, such as `read_text("vocabulary", "rights.toml")`.

    Raises FileNotFoundError when the package has no such file.
    """
    return _place(*path).read_text(encoding="utf-8")


@cache
def read_toml(*path: str) -> dict[str, Any]:
    """A TOML data file of the language as plain values. Raises FileNotFoundError when the package has no such file."""
    found: dict[str, Any] | None = compiled(*path)
    if found is not None:
        return found
    import tomllib

    return tomllib.loads(read_text(*path))


def compiled(*path: str) -> Any:  # noqa: ANN401 - whatever the file was compiled to
    """What a data file was compiled to, None where it was not, or has changed since.

    Raises FileNotFoundError when the package has no such file.
    """
    made = _made(*path)
    return made and made["value"]


def compiled_beside(*path: str) -> dict[str, Any]:
    """What was compiled with the value of a data file, by name; empty where the file was not, or has changed since."""
    return _made(*path) or {}


@lru_cache(maxsize=1)
def _made(*path: str) -> dict[str, Any] | None:
    """A compiled file; the last one is remembered, as what stands beside a value is asked for after it."""
    content = _place(*path).read_bytes()
    try:
        made: dict[str, Any] = json.loads(_place(COMPILED, *path[:-1], f"{path[-1]}.json").read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    if made["of"] != state_of(content):
        return None
    for *way, key in made["dates"]:
        table = made["value"]
        for step in way:
            table = table[step]
        table[key] = date.fromisoformat(table[key])
    return made


def state_of(content: bytes) -> str:
    """What tells one state of a file from another: its length in bytes and a checksum."""
    return f"{len(content)}:{zlib.crc32(content):08x}"


@cache
def names_in(*path: str) -> tuple[str, ...]:
    """The names of the files and folders in a data folder of the language, sorted; empty when there is none."""
    place = _place(*path)
    if not place.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in place.iterdir()))
