"""Reads the files that come with the package.

The one place that knows where `polc.dsl` keeps what. Its folders are those of `polc.dsl.__path__`: its own and, where
others were appended to that list before anything was read, those laid over it, which add files and take none away.

When the package is made, what would take long to read is written down once more, in `COMPILED`, as it will be wanted.
A compiled file names the state of the file that it was made of, and is used only while that one has not changed. In a
package that was built none changes any more, and the file itself is not read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

COMPILED = "compiled"
"""The folder of the package with compiled files; each has the path of the file that it is made of, and `.json`."""
STAMP = "stamp.txt"
"""The file of a package that was built with the digest of its files, beside the folder of its data."""


@lru_cache(maxsize=1)
def _roots() -> tuple[Traversable, ...]:
    """The folders of the package.

    `importlib.resources`, slow to load, only where its own is not a plain folder.
    """
    own, *laid_over = (Path(path) for path in import_module("polc.dsl").__path__)
    if own.is_dir():
        return own, *laid_over
    from importlib.resources import files

    return files("polc.dsl"), *laid_over


def folder_of_data() -> Path | None:
    """The folder of the package’s own data, in which there is nothing to import.

    None where it is no plain folder.
    """
    own = _roots()[0]
    return own.absolute() if isinstance(own, Path) else None


def _package_file(*path: str) -> Traversable:
    """Where a file is: in the first of the folders that has it, else where the package itself would have it."""
    own, *laid_over = (root.joinpath(*path) for root in _roots())
    if not laid_over or own.is_file():
        return own
    return next((place for place in laid_over if place.is_file()), own)


def read_text(*path: str) -> str:
    """The text of a data file of the language, such as `read_text("vocabulary", "rights.toml")`.

    Raises FileNotFoundError when the package has no such file.
    """
    return _package_file(*path).read_text(encoding="utf-8")


@cache
def read_toml(*path: str) -> dict[str, Any]:
    """A TOML data file of the language as plain values.

    Raises FileNotFoundError when the package has no such file.
    """
    found: dict[str, Any] | None = compiled(*path)
    if found is not None:
        return found
    import tomllib

    return tomllib.loads(read_text(*path))


def compiled(*path: str) -> Any:  # noqa: ANN401 - whatever the file was compiled to
    """What a data file was compiled to, None where it was not, or has changed since.

    Raises FileNotFoundError when the package has no such file.
    """
    made = _compiled_file(*path)
    return made and made["value"]


def compiled_beside(*path: str) -> dict[str, Any]:
    """What was compiled with the value of a data file, by name.

    Empty where the file was not, or has changed since.
    """
    return _compiled_file(*path) or {}


@lru_cache(maxsize=1)
def _compiled_file(*path: str) -> dict[str, Any] | None:
    """A compiled file.

    The last one is remembered, as what stands beside a value is asked for after it.
    """
    made = _made_for_good(*path)
    return _made_of(_package_file(*path).read_bytes(), *path) if made is None else made


def _made_for_good(*path: str) -> dict[str, Any] | None:
    """The compiled file of a path in a package that was built, None elsewhere and where files are laid over it."""
    return _read_compiled(*path) if _is_built() and len(_roots()) == 1 else None


def _made_of(content: bytes, *path: str) -> dict[str, Any] | None:
    """The compiled file of a path; None where it was not made of this content."""
    made = _read_compiled(*path)
    return made if made and made["of"] == state_of(content) else None


@lru_cache(maxsize=1)
def _is_built() -> bool:
    own = _roots()[0]
    return isinstance(own, Path) and (own.parent / STAMP).is_file()


def _read_compiled(*path: str) -> dict[str, Any] | None:
    """The compiled file of a path, whatever it was made of.

    None where there is none that can be read.
    """
    try:
        made: dict[str, Any] = json.loads(_package_file(COMPILED, *path[:-1], f"{path[-1]}.json").read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    for *way, key in made["dates"]:
        table = made["value"]
        for step in way:
            table = table[step]
        table[key] = date.fromisoformat(table[key])
    return made


@cache
def read_folders(folder: str, name: str) -> dict[str, dict[str, Any]]:
    """The TOML files of one name in all folders of a data folder, as plain values by the folder they stand in.

    Compiled, they are one file. Folders without that file are left out.
    """
    made, found = _made_for_good(folder, name), {}
    if made is None:
        contents = ((inner, _content(folder, inner, name)) for inner in folders_in(folder))
        found = {inner: content for inner, content in contents if content is not None}
        made = _made_of(joined(found), folder, name)
    if made is not None:
        value: dict[str, dict[str, Any]] = made["value"]
        return value
    import tomllib

    return {inner: tomllib.loads(content.decode("utf-8")) for inner, content in found.items()}


def joined(contents: Mapping[str, bytes]) -> bytes:
    """The contents of the files of one name in several folders as one, for `state_of`."""
    return b"".join(f"{folder}\n".encode() + content for folder, content in contents.items())


def _content(*path: str) -> bytes | None:
    try:
        return _package_file(*path).read_bytes()
    except FileNotFoundError:
        return None


def state_of(content: bytes) -> str:
    """What tells one state of a file from another: its length in bytes and a checksum."""
    return f"{len(content)}:{zlib.crc32(content):08x}"


@cache
def names_in(*path: str) -> tuple[str, ...]:
    """The names of the files and folders in a data folder of the language, sorted.

    Empty when there is none.
    """
    places = (root.joinpath(*path) for root in _roots())
    return tuple(sorted({entry.name for place in places if place.is_dir() for entry in place.iterdir()}))


def folders_in(*path: str) -> tuple[str, ...]:
    """The names of the folders in a data folder, sorted: those names that have no ending."""
    return tuple(name for name in names_in(*path) if "." not in name)
