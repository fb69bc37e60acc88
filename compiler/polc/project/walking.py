"""Goes through folders for `.pol` files, and knows where each really stands.

Paths are texts here, as it goes through ten thousand files to check one.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from polc.release.layout import MANIFEST, PAGES, RELEASES, SOURCE, newest_path

SUFFIX = ".pol"

Entry = tuple["os.DirEntry[str] | None", str, str]
"""What stands in a folder, with what its path and its target begin with."""
END: Entry = (None, "", "")
"""After the last one."""


class NoManifestError(OSError):
    """A folder holds the source and the pages of a release, and its manifest is gone."""

    reason = "NOMANIFEST"


def policies_in(folder: Path, unread: dict[str, OSError]) -> Iterator[tuple[str, str]]:
    """The `.pol` files in a folder, in the order of their paths, each with its target: its path, links followed.

    Left out is what is hidden, what links to folders lead to, and what stands in a release inside the folder. A folder
    that cannot be listed is noted in `unread`, with the reason, and so is a release without its manifest.
    """
    asked = "" if folder == Path() else _path_prefix(str(folder))
    waiting = [_entries(str(folder), asked, _path_prefix(str(folder.resolve())), unread)]
    while waiting:  # and no recursion: folders may be nested more deeply than Python's calls
        entry, asked, really = next(waiting[-1], END)
        if entry is None:
            waiting.pop()
            continue
        path = asked + entry.name
        if entry.is_dir(follow_symlinks=False):
            if _lost_its_manifest(Path(path)):
                unread[path] = NoManifestError()
            elif not is_release(Path(path)):
                waiting.append(_entries(path, _path_prefix(path), _path_prefix(really + entry.name), unread))
        elif entry.name.endswith(SUFFIX) and entry.is_file():
            yield path, os.path.realpath(path) if entry.is_symlink() else really + entry.name


def _entries(folder: str, asked: str, really: str, unread: dict[str, OSError]) -> Iterator[Entry]:
    """What stands in a folder and is not hidden, in the order of names.

    `asked` and `really` are what the paths and the targets of all that is in the folder begin with.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        unread[folder] = error
        return
    for entry in found:
        if not entry.name.startswith("."):
            yield entry, asked, really


def _path_prefix(folder: str) -> str:
    """What the paths in a folder begin with."""
    return folder if folder.endswith(os.sep) else folder + os.sep


def folders_in(folder: Path, skipped: Collection[str] = ()) -> Iterator[Path]:
    """A folder and all those inside it, however deep, in no order that counts.

    Left out is what is hidden, what links lead to, what has one of the names `skipped`, and what cannot be listed.
    """
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        yield place
        with suppress(OSError), os.scandir(place) as entries:
            waiting += [
                place / entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and entry.name not in skipped and entry.name[0] != "."
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
