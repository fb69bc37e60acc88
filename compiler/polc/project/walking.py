"""Goes through folders for `.pol` files, and knows where each really stands.

Paths are texts here, as it goes through ten thousand files to check one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from polc.project.paths import SUFFIX
from polc.project.selection import FOREIGN, Level, Selection, is_foreign
from polc.release.layout import MANIFEST, PAGES, RELEASES, SOURCE, newest_path

Walked = tuple[Iterator["os.DirEntry[str]"], str, str, Level]
"""What is left of a folder's entries, what their paths and their targets begin with, and what decides there."""


class NoManifestError(OSError):
    """A folder holds the source and the pages of a release, and its manifest is gone."""

    reason = "NOMANIFEST"


def policies_in(folder: Path, unread: dict[str, OSError], selection: Selection) -> Iterator[tuple[str, str]]:
    """The `.pol` files in a folder that are selected, in the order of their paths, each with its target.

    A target is a path, links followed. Left out as well is what is hidden, what links to folders lead to, and what
    stands in a release inside the folder. A folder that cannot be listed is noted in `unread`, with the reason, and so
    is a release without its manifest.
    """
    asked = "" if folder == Path() else _path_prefix(str(folder))
    really = _path_prefix(str(folder.resolve()))
    above = selection.level_of(really.rstrip(os.sep) or os.sep)
    waiting = [_walked(str(folder), asked, really, above, selection, unread)]
    while waiting:  # and no recursion: folders may be nested more deeply than Python's calls
        entries, asked, really, level = waiting[-1]
        entry = next(entries, None)
        if entry is None:
            waiting.pop()
            continue
        path, name = asked + entry.name, entry.name
        if entry.is_dir(follow_symlinks=False):
            if not selection.takes_folder(level, really + name, name):
                continue
            if _lost_its_manifest(Path(path)):
                unread[path] = NoManifestError()
            elif not is_release(Path(path)):
                inner = _path_prefix(path), _path_prefix(really + name)
                waiting.append(_walked(path, *inner, level, selection, unread, inside=True))
        elif name.endswith(SUFFIX) and entry.is_file() and selection.takes_file(level, really + name, name):
            yield path, os.path.realpath(path) if entry.is_symlink() else really + name


def _walked(
    folder: str, asked: str, really: str, above: Level, selection: Selection, unread: dict[str, OSError], *,
    inside: bool = False,
) -> Walked:  # fmt: skip
    """What stands in a folder and is not hidden, in the order of names.

    Nothing where the folder is somebody else's.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        unread[folder] = error
        return iter(()), asked, really, above
    names = {entry.name for entry in found}
    place = really.rstrip(os.sep) or os.sep
    if inside and is_foreign(place, names):
        selection.passed_over = True
        return iter(()), asked, really, above
    level = selection.entered(above, place, names)
    return (entry for entry in found if not entry.name.startswith(".")), asked, really, level


def _path_prefix(folder: str) -> str:
    """What the paths in a folder begin with."""
    return folder if folder.endswith(os.sep) else folder + os.sep


def folders_in(folder: Path) -> Iterator[Path]:
    """A folder and all those inside it, however deep, in no order that counts.

    Left out is what is hidden, what links lead to, what others have brought, and what cannot be listed.
    """
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                found = list(entries)
        except OSError:
            found = []
        if place is not folder and is_foreign(str(place), {entry.name for entry in found}):
            continue
        yield place
        waiting += [
            place / entry.name
            for entry in found
            if entry.is_dir(follow_symlinks=False) and entry.name not in FOREIGN and entry.name[0] != "."
        ]


def folder_of(path: str) -> str:
    """The folder of a path, empty for a name alone, in a tenth of the time that `os.path` takes."""
    folder = path.rpartition(os.sep)[0]
    return folder if folder and not folder.endswith(":") else os.path.split(path)[0]


def is_release(folder: Path) -> bool:
    """True for the folder of a release: it has a source, and a manifest or what stands in the place of one.

    False where the system cannot tell, and where a policy stands beside these: polc releases none so, and it would be
    judged by nobody.
    """
    try:
        made = os.path.lexists(folder / MANIFEST) and (folder / SOURCE).is_dir()
        return made and not any(name.endswith(SUFFIX) for name in os.listdir(folder))  # noqa: PTH208
    except OSError:  # such as a path that is too long
        return False


def _lost_its_manifest(folder: Path) -> bool:
    """True for a folder among releases of one policy that has all of a release but its manifest."""
    series = folder.parent
    try:
        among = series.parent.name == RELEASES or (series.parent / newest_path(series.name)).is_file()
        return among and not os.path.lexists(folder / MANIFEST) and all((folder / d).is_dir() for d in (SOURCE, PAGES))
    except OSError:
        return False
