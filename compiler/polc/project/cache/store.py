"""Keeps what judging policies came to, in the user's cache folder, so that the same is not judged twice.

A policy has a place in one of the cache's files, and there the last few outcomes of its own, each under a digest of all
that it depends on. Runs may read and write at the same time, and be killed at any moment: files are written aside and
renamed; an entry that is damaged is passed over, and is gone when its file is next written. Two runs that write one
file at the same time may lose entries, never mix them. Where the folder cannot be written there is no cache, and
nobody hears of it.
"""

from __future__ import annotations

import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from polc.core.record import record
from polc.project.atomic.files import beside, sweep
from polc.project.files import read_file

VARIABLE = "POLC_CACHE_DIR"
"""The environment variable that names another folder."""
FILES = 64
"""The files of a cache: few enough to read them all for an estate, and small enough to write one anew for a policy."""
MOST = 256 * 1024 * 1024
"""The most bytes that a cache takes; the oldest entries go first."""
EACH = 4
"""Outcomes kept of one policy: those of today, of another branch, of another day."""
NAME = re.compile(r"[0-9a-f]{2}\.txt")
SLOT, KEY, SUM = 16, 32, 8
"""Characters of an entry before its text, after which it ends with its line: policy, digest, checksum."""
HEAD = SLOT + KEY + SUM
TAG = "CACHEDIR.TAG"
SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55\n"
"""What tells programs that make backups that a folder holds nothing to keep (https://bford.info/cachedir/)."""


Entries = dict[bytes, bytes]
"""The entries of a policy as they stand in a file, by their keys."""


@record
class Slot:
    """Where an outcome is kept: `policy` for the policy, `key` for all that it depends on, hexadecimal digits each."""

    policy: str
    key: str


class Cache:
    """A folder with outcomes; None for a cache that keeps nothing."""

    def __init__(self, folder: Path | None, most: int = MOST) -> None:
        self.folder = folder
        self._most = most
        self._new: dict[Slot, str] = {}

    def entries(self, policies: Iterable[str]) -> dict[str, Entries]:
        """The entries of these policies, of those that have any, by their keys.

        They may be damaged: `told` knows.
        """
        files: dict[str, dict[bytes, str]] = {}
        for policy in policies if self.folder is not None else ():
            files.setdefault(_file_of(policy), {})[policy.encode()] = policy
        found: dict[str, Entries] = {}
        for file, wanted in files.items():
            for line in self._lines(file):
                if line[:SLOT] in wanted:
                    found.setdefault(wanted[line[:SLOT]], {})[line[SLOT : SLOT + KEY]] = line
        return found

    def found(self, slots: Iterable[Slot]) -> dict[Slot, str]:
        """The texts kept for these slots, those that there are."""
        wanted = list(slots)
        entries = self.entries({slot.policy for slot in wanted})
        texts = ((slot, told(entries.get(slot.policy, {}), slot.key)) for slot in wanted)
        return {slot: text for slot, text in texts if text is not None}

    def keep(self, slot: Slot, text: str) -> None:
        """Keeps a text, one line of ASCII, when the cache is next written."""
        self._new[slot] = text

    def write(self) -> None:
        """Writes what is to be kept."""
        files: dict[str, list[bytes]] = {}
        for slot, text in self._new.items():
            files.setdefault(_file_of(slot.policy), []).append(_entry(slot, text))
        self._new = {}
        if self.folder is not None and files:
            with suppress(OSError):
                _make_folder(self.folder)
                for file, entries in files.items():
                    self._write_entries(self.folder / file, [*self._lines(file), *entries])

    def _write_entries(self, file: Path, lines: list[bytes]) -> None:
        """Writes a file anew with the latest of these entries, in their order."""
        kept: list[bytes] = []
        count: dict[bytes, int] = {}
        keys: set[bytes] = set()
        left = self._most // FILES
        for line in reversed(lines):
            policy, key = line[:SLOT], line[: SLOT + KEY]
            left -= len(line) + 1
            if left < 0:
                break
            if key not in keys and count.get(policy, 0) < EACH and _is_whole(line):
                keys.add(key)
                count[policy] = count.get(policy, 0) + 1
                kept.append(line)
        sweep(file)
        aside, written = beside(file, lambda place: place.open("xb"))
        try:
            with written:
                written.write(b"".join(line + b"\n" for line in reversed(kept)))
            aside.replace(file)
        finally:
            with suppress(OSError):
                aside.unlink()

    def _lines(self, file: str) -> list[bytes]:
        """The entries of a file, damaged ones among them; none where it cannot be read."""
        if self.folder is None:
            return []
        try:
            content = read_file(self.folder / file, limit=self._most)  # no pipe: the folder may be in a checkout
        except OSError:
            return []
        return content.split(b"\n")[:-1]

    def files(self) -> Iterator[Path]:
        """The files of the cache that are there, in order.

        A folder with such a name is somebody else's.
        """
        with suppress(OSError):
            if self.folder is not None:
                named = (path for path in self.folder.iterdir() if NAME.fullmatch(path.name))
                yield from sorted(path for path in named if path.is_symlink() or not path.is_dir())

    def size(self) -> tuple[int, int]:
        """How many entries there are, and how many bytes they take."""
        count = size = 0
        for file in self.files():
            lines = self._lines(file.name)
            count += sum(map(_is_whole, lines))
            size += sum(len(line) + 1 for line in lines)
        return count, size

    def clear(self) -> int:
        """Drops every entry; how many there were.

        Raises OSError where a file cannot be removed.
        """
        count, _ = self.size()
        for file in self.files():
            file.unlink(missing_ok=True)
        return count


def told(entries: Entries, key: str) -> str | None:
    """The text under a key of the entries of a policy.

    None where there is none, or a damaged one.
    """
    line = entries.get(key.encode())
    return line[HEAD:].decode("ascii", errors="replace") if line is not None and _is_whole(line) else None


def _file_of(policy: str) -> str:
    return f"{int(policy[:2], 16) % FILES:02x}.txt"


def _entry(slot: Slot, text: str) -> bytes:
    head, told = f"{slot.policy}{slot.key}".encode("ascii"), text.encode("ascii")
    return head + _checksum_of(head + told) + told


def _is_whole(line: bytes) -> bool:
    """True for an entry that is as it was written."""
    return len(line) > HEAD and _checksum_of(line[: SLOT + KEY] + line[HEAD:]) == line[SLOT + KEY : HEAD]


def _checksum_of(content: bytes) -> bytes:
    return b"%08x" % zlib.crc32(content)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / TAG).write_bytes(SIGNATURE)


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder for the cache: that of POLC_CACHE_DIR, else one where the system has caches; None without any."""
    asked = environment.get(VARIABLE)
    if asked:
        return Path(asked).absolute()
    try:
        return _folder_for_caches(environment) / "polc"
    except RuntimeError:
        return None  # nobody's home is known


def _folder_for_caches(environment: Mapping[str, str]) -> Path:
    if os.name == "nt":
        place = environment.get("LOCALAPPDATA")
        return Path(place) if place else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    place = environment.get("XDG_CACHE_HOME", "")
    return Path(place) if place.startswith("/") else Path.home() / ".cache"
