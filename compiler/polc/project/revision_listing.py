"""The `.pol` files in a folder as a revision of git holds it, and which of them are policies of the project."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from polc.core.record import record
from polc.project.errors import CannotRunError
from polc.project.git import git
from polc.project.paths import SUFFIX
from polc.project.selection import Level, Selection, is_foreign
from polc.release.layout import MANIFEST, SOURCE

FILES = ("100644", "100755")
"""How files are stored that are no links."""


@record
class Blob:
    """A file of a revision: how it is stored, its object and its size in bytes."""

    mode: str
    object_id: str
    size: int


def blobs_in(top: Path, revision: str, folder: str) -> dict[str, Blob]:
    """The files below a folder of a revision by their paths in the repository.

    A folder is empty, or ends in `/`. Raises CannotRunError where the revision has no such folder.
    """
    told = git(top, "ls-tree", "-r", "-z", "-l", "--full-tree", revision, "--", *([folder] if folder else []))
    found: dict[str, Blob] = {}
    for line in (told or b"").split(b"\0"):
        facts, tab, path = line.partition(b"\t")
        if tab:
            mode, kind, object_id, size = facts.decode("ascii").split()
            if kind == "blob":
                found[path.decode("utf-8", "surrogateescape")] = Blob(mode, object_id, int(size))
    if told is None or not found:
        raise CannotRunError("not-in-revision", path=folder or "./", revision=revision)
    return found


def policy_files(top: Path, folder: str, blobs: Mapping[str, Blob], selection: Selection) -> list[str]:
    """The paths of the files below a folder that are read as policies, in order.

    Links are not followed. What settings and ignore files leave out as they are today is left out, so that both sides
    of a comparison are read alike; so is what stands in a release, and what is hidden.
    """
    selected = _Selected(str(top.resolve()), folder, _names_by_folder(blobs), selection)
    return [
        path
        for path, blob in sorted(blobs.items())
        if path.endswith(SUFFIX) and blob.mode in FILES and selected.takes(path)
    ]


class _Selected:
    """Which folders of a revision are gone into, by what decides in the folder of the repository today."""

    def __init__(self, place: str, folder: str, names: Mapping[str, set[str]], selection: Selection) -> None:
        self._start = folder
        self._place = place
        self._selection = selection
        self._names = names
        self._levels: dict[str, Level | None] = {}

    def takes(self, path: str) -> bool:
        """True for a file that is read."""
        folder, name = posixpath.split(path)
        level = self._level(folder)
        return level is not None and name[0] != "." and self._selection.takes_file(level, self._real(path), name)

    def _level(self, folder: str) -> Level | None:
        """What decides in a folder; None for one that is not gone into."""
        if folder not in self._levels:
            self._levels[folder] = self._entered(folder)
        return self._levels[folder]

    def _entered(self, folder: str) -> Level | None:
        place = self._real(folder)
        if folder == self._start.rstrip("/"):
            level = self._selection.level_of(place)
            return self._selection.entered(level, place, _names_on_disk(place))
        above, name = posixpath.split(folder)
        level_above = self._level(above)
        if level_above is None or name[0] == "." or not self._selection.takes_folder(level_above, place, name):
            return None
        if is_foreign(place, self._names[folder]) or self._is_release(folder):
            return None
        return self._selection.entered(level_above, place, _names_on_disk(place))

    def _is_release(self, folder: str) -> bool:
        names = self._names[folder]
        made = MANIFEST in names and f"{folder}/{SOURCE}" in self._names
        return made and not any(name.endswith(SUFFIX) for name in names)

    def _real(self, path: str) -> str:
        return f"{self._place}{os.sep}{path.replace('/', os.sep)}" if path else self._place


def _names_by_folder(paths: Iterable[str]) -> dict[str, set[str]]:
    """The names of what stands in each folder."""
    found: dict[str, set[str]] = {}
    for path in paths:
        place = path
        while place:
            place, name = posixpath.split(place)
            known = found.setdefault(place, set())
            if name in known:
                break
            known.add(name)
    return found


def _names_on_disk(place: str) -> list[str]:
    try:
        return os.listdir(place)  # noqa: PTH208 - names alone
    except OSError:
        return []
