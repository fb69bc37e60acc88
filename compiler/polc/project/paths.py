"""A path as it is shown to people, and found again."""

from __future__ import annotations

import os
import re
from pathlib import Path

SUFFIX = ".pol"
"""How the name of a policy's file ends."""
ESCAPED = re.compile(r"\\x([89a-f][0-9a-f])")
"""How `legible` writes a byte that is no UTF-8."""


def shown(path: Path) -> str:
    """The path as shown to people: relative to the current folder where it lies inside, with forward slashes."""
    try:
        absolute = as_named(path)
        return legible(absolute.relative_to(Path.cwd()).as_posix())
    except ValueError:
        return legible(absolute.as_posix())
    except FileNotFoundError:  # the current folder is gone
        return legible(path.as_posix())


def legible(name: str) -> str:
    """The name of a file as a text that can be written down: a byte that is no UTF-8 stands there in hexadecimal."""
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def located(name: str, folder: Path | None = None) -> Path:
    """The path that is shown by a name, in this folder where it is relative, in the current one where none is given."""
    place = folder or Path()
    if ESCAPED.search(name) and not (place / name).exists():
        return place / ESCAPED.sub(lambda byte: os.fsdecode(bytes.fromhex(byte[1])), name)
    return place / name


def as_named(path: Path) -> Path:
    """The whole path by which a place is named, links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
