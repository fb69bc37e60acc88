"""Whether something has changed in folders, found by looking again, which works on every file system."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

State = tuple[object, ...] | None
"""What tells one state of a folder from another; None for a folder that is not there."""
EXPECTED: State = ()
"""The state of a folder that was there, or nobody would ask for it, and is gone when it begins to be watched."""


class FolderWatch:
    """Watches what stands directly in folders, and whether they are still the same folders.

    watch = watch_of([Path("policies")])
    watch.changed()  →  False
    Path("policies", "new.pol").touch()
    watch.changed()  →  True, once
    """

    def __init__(self) -> None:
        self._known: dict[Path, State] = {}

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch these folders as well.

        What was known of one already is not forgotten: it may have changed since. One that is not there has changed: it
        is gone since whoever names it was in it.
        """
        for folder in folders:
            if folder not in self._known:
                self._known[folder] = _state(folder) or EXPECTED

    def changed(self) -> bool:
        """Return whether anything has changed since the last call."""
        now = {folder: _state(folder) for folder in self._known}
        before, self._known = self._known, now
        return now != before


def watch_of(folders: Iterable[Path]) -> FolderWatch:
    """Return what watches these folders from now on."""
    made = FolderWatch()
    made.watch(folders)
    return made


def _state(folder: Path) -> State:
    try:
        own = folder.stat()
        with os.scandir(folder) as entries:
            return own.st_dev, own.st_ino, frozenset(map(_entry, entries))
    except OSError:
        return None


def _entry(entry: os.DirEntry[str]) -> tuple[str | int, ...]:
    """Return what tells a file from an older one.

    Of a folder its name and number, as more is not looked for in it.
    """
    with suppress(OSError):
        state = entry.stat()
        return (entry.name, state.st_ino) if entry.is_dir() else (
            entry.name, state.st_ino, state.st_size, state.st_mtime_ns,
        )  # fmt: skip
    return (entry.name,)
