"""Where a path stands: as it is shown to people and found again, and in which project."""

from __future__ import annotations

import os
import re
from pathlib import Path

from polc.project.errors import CannotRunError
from polc.project.files import REPOSITORY, is_of_other_kind, stands_inside

ROOT_MARKS = ("polc.toml", "pyproject.toml", REPOSITORY)

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


def root_of(path: Path, asked: Path) -> Path:
    """The folder that `use` may not leave: the nearest one upward with a project's mark, else the one asked for."""
    start = path.resolve().parent
    for folder in (start, *start.parents):
        if any((folder / mark).exists() for mark in ROOT_MARKS):
            return folder
    resolved = asked.resolve()
    return resolved if resolved.is_dir() else resolved.parent


def leads_out(file: Path) -> bool:
    """True for a link that stands in a project and leads out of it."""
    if not file.is_symlink():
        return False
    project = project_of(file.parent)
    marked = any((project / mark).exists() for mark in ROOT_MARKS)
    return marked and not stands_inside(file, project)


def refuse_link(path: Path) -> None:
    """Raises CannotRunError for a file to read that is a link in a project, out of it or to a file of another kind."""
    if leads_out(path):
        raise CannotRunError("link-outside", path=shown(path))
    if path.is_symlink() and not path.is_dir() and is_of_other_kind(path):
        raise CannotRunError("link-other-kind", path=shown(path))


def project_of(folder: Path) -> Path:
    """The folder that nothing which a project names in a folder may lead out of, links followed.

    That is the repository around it, as a project may share files with others of its repository; where there is none,
    the nearest folder upward with a project's mark; else the folder itself.
    """
    start = folder.resolve()
    upward = (start, *start.parents)
    for marks in ((REPOSITORY,), ROOT_MARKS):
        for place in upward:
            if any((place / mark).exists() for mark in marks):
                return place
    return start
