"""Reads what stands in the folder of a release, within limits.

What ought not to stand there is a departure. Only what the manifest lists is read, and folders that lead to none of it
are not entered: what else there is can be as much and as deep as it likes.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from polc.core.record import record
from polc.project.files import OutsideError, TooLargeError
from polc.project.releases.store import file_of
from polc.release.drift import Drift
from polc.release.layout import MANIFEST, SIGNATURE

DENIED = (errno.EACCES, errno.EPERM, errno.EIO)


@record
class Contents:
    """The files of a release that can be read, by their paths in it, and what is wrong with the others."""

    files: dict[str, bytes]
    drifts: tuple[Drift, ...]


def contents_of(folder: Path, listed: Collection[str]) -> Contents:
    """The files listed that stand in the folder of a release.

    Departures where there is anything else.
    """
    files: dict[str, bytes] = {}
    drifts: list[Drift] = []
    for path, entry in _entries(folder, {str(p) for name in listed for p in PurePosixPath(name).parents}):
        kind = "extra" if path not in listed else "link" if entry.is_symlink() else ""
        if not kind:
            try:
                files[path] = file_of(folder, path)
            except OSError as error:
                kind = fault_of(error)
        if kind:
            drifts.append(Drift(kind, path))
    return Contents(files, tuple(drifts))


def fault_of(error: OSError) -> str:
    """The kind of departure of a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "missing"
    if isinstance(error, TooLargeError):
        return "too-large"
    if isinstance(error, OutsideError):
        return "link"
    return "closed" if error.errno in DENIED else "no-file"


def _entries(folder: Path, above: Collection[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that stands in a folder, by its path in it, and in those of its folders that are `above`.

    Its manifest is left out, and the signature of that.
    """
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(folder / inside) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue  # what it ought to hold is missing then
        for entry in entries:
            path = f"{inside}{entry.name}"
            if path in above and entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            elif path not in (MANIFEST, SIGNATURE):
                yield path, entry
