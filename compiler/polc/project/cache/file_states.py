"""Recognises files that are as they were when they were last read, as git does, so that they need not be read again.

A file is the same while its size, its times and its number in the file system are: writing to a file sets its time of
change, which nobody sets back. As times have grains, a file that was changed just before it was read is not noted: it
might change once more within the same grain. Where a system keeps no time of change, every file is read.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable
from hashlib import blake2b

from polc.core.record import record
from polc.project.cache.store import KEY, SLOT, Cache, Slot
from polc.project.walking import folder_of

INDEX = "files"
"""The folder in that of the cache with another one, in which folders have the place of policies."""
SETTLED = 2_000_000_000
"""Nanoseconds since a file was changed after which it is noted: the coarsest grain of a file system in use."""

State = tuple[int, int, int, int]
"""What a file has of its own as long as it is the same: size, times of content and of change in nanoseconds, number."""


@record
class Seen:
    """What is known of a file without reading it: the digest of its bytes, and what its `use` statements say."""

    digest: str
    uses: tuple[bytes, ...]


class Index:
    """What is noted of files, folder by folder.

    `key` tells one state of what is noted from another.
    """

    def __init__(self, cache: Cache, key: str) -> None:
        self._cache = cache
        self._key = key
        self._known: dict[str, dict[str, tuple[State, Seen]]] = {}
        self._new: dict[str, dict[str, tuple[State, Seen]]] = {}

    def load(self, folders: Iterable[str]) -> None:
        """Reads what is noted of the files in these folders."""
        slots = {self._slot(folder): folder for folder in folders}
        texts = self._cache.found(slots)
        self._known |= {folder: _read_states(texts.get(slot, "")) for slot, folder in slots.items()}

    def seen(self, target: str) -> Seen | None:
        """What is known of a file that is as it was; None where it has to be read."""
        folder = folder_of(target)
        known = self._known.get(folder, {}).get(_name(target, folder))
        return known[1] if known is not None and known[0] == state_of(target) else None

    def note(self, target: str, state: State | None, seen: Seen) -> None:
        """Notes what was read of a file that was in this state before it was read."""
        if state is not None and max(state[1:3]) < time.time_ns() - SETTLED:
            folder = folder_of(target)
            self._new.setdefault(folder, {})[_name(target, folder)] = state, seen

    def write(self) -> None:
        """Keeps what was noted. Files that are gone are forgotten."""
        self.load(self._new.keys() - self._known.keys())
        for folder, new in self._new.items():
            known = self._known.setdefault(folder, {})
            known |= new
            there = _names_in(folder)
            self._cache.keep(self._slot(folder), _written({name: known[name] for name in known if name in there}))
        self._new = {}
        self._cache.write()

    def _slot(self, folder: str) -> Slot:
        return Slot(_digest(folder)[:SLOT], self._key)


def index_in(cache: Cache, state: str) -> Index:
    """Return what is noted of files in a cache, for one state of the program."""
    noted = Cache(cache.folder / INDEX if cache.folder and os.name != "nt" else None)
    return Index(noted, _digest(state)[:KEY])


def state_of(target: str) -> State | None:
    """The state of a file; None where there is none."""
    try:
        state = os.stat(target)  # noqa: PTH116 - ten thousand times
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def _name(target: str, folder: str) -> str:
    return target[len(folder) :].lstrip(os.sep)


def _names_in(folder: str) -> set[str]:
    try:
        return set(os.listdir(folder))  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return set()


def _written(files: dict[str, tuple[State, Seen]]) -> str:
    """One line of ASCII. What files use is written once for all that use the same."""
    uses: dict[tuple[bytes, ...], int] = {}
    rows = [[name, *state, seen.digest, uses.setdefault(seen.uses, len(uses))] for name, (state, seen) in files.items()]
    return json.dumps([[[use.decode("latin-1") for use in each] for each in uses], rows], separators=(",", ":"))


def _read_states(text: str) -> dict[str, tuple[State, Seen]]:
    """What was written; nothing where it is damaged or made up."""
    try:
        uses, rows = json.loads(text)
        used = [tuple(use.encode("latin-1") for use in each) for each in uses]
        return {
            name: ((size, content, change, number), Seen(digest + "", used[at]))
            for name, size, content, change, number, digest, at in rows
        }
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return {}


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY // 2).hexdigest()
