"""Tells what in a folder polc wrote from what somebody put there.

A folder that polc writes has a record, `.polc-site`, of how it was made and of every file that was written. What is
not in it is somebody's. As a record comes with the folder, nothing hidden is taken for ours whatever it says: a
repository (`.git`) is never replaced.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polc.core.record import record
from polc.project.files import read_file
from polc.project.limits import LARGEST_PAGE

MARK = ".polc-site"
"""The file that tells a folder of ours from one of the user's, which is never replaced."""
WRITTEN = "written"


@record
class Foreign:
    """What polc did not write in a folder, by paths inside.

    `kept` are plain files at the top, which can go along into a new folder, as the name of a site's host does
    (CNAME); `others` are all the rest. `known` is False where the record does not tell files: those at the top may be
    ours then.
    """

    kept: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    known: bool = True


def is_ours(folder: Path) -> bool:
    """True for a folder with a record of ours."""
    try:
        return stat.S_ISREG((folder / MARK).lstat().st_mode)
    except OSError:
        return False


def foreign_in(folder: Path) -> Foreign:
    """What is not ours in a folder of ours.

    Raises OSError where it cannot be gone through.
    """
    written = _written(folder)
    kept: list[str] = []
    others: list[str] = []
    for path in sorted(_files(folder)):
        hidden = path.startswith(".") or "/." in path
        at_top = "/" not in path
        if path == MARK or (not hidden and (path in written if written is not None else not at_top)):
            continue
        plain = at_top and stat.S_ISREG((folder / path).lstat().st_mode)
        (kept if plain else others).append(path)
    return Foreign(tuple(kept), tuple(others), written is not None)


def mark(folder: Path, told: str) -> None:
    """Writes the record of a folder that holds nothing but what was written now.

    `told` is a table in JSON.
    """
    table = {**json.loads(told), WRITTEN: sorted(_files(folder))}
    (folder / MARK).write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8", newline="\n")


def _written(folder: Path) -> frozenset[str] | None:
    """The files that the record of a folder names.

    None where it names none, as those of earlier versions do.
    """
    try:
        told: Any = json.loads(read_file(folder / MARK, folder, LARGEST_PAGE))
        return frozenset(map(str, told[WRITTEN]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _files(folder: Path) -> Iterator[str]:
    """The paths of all that is no folder.

    A folder that is hidden is one of them, as nothing in one is ours.
    """
    for place, folders, files in os.walk(folder, onerror=_raise):
        start = Path(place).relative_to(folder)
        whole = [name for name in folders if name.startswith(".") or (Path(place) / name).is_symlink()]
        folders[:] = [name for name in folders if name not in whole]
        yield from ((start / name).as_posix() for name in (*files, *whole))


def _raise(error: OSError) -> None:
    raise error
