"""Where a reader finds files: what such a place tells, and the file system as one of them. Knows no language."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Protocol

from polc.commands.files import content_of
from polc.commands.places import shown


class Shelf(Protocol):
    """Where a reader finds files; a target is a path with its links followed."""

    def resolved(self, path: Path) -> Path:
        """The path with its links followed."""

    def named(self, path: Path) -> str:
        """The path as shown to people."""

    def content(self, path: Path) -> bytes:
        """The bytes of a file, one more than the limit at most. Raises OSError where it cannot be read."""

    def target(self, folder: Path, name: str, root: Path) -> Path | None:
        """The file that a `use` in a folder names; None when its name cannot be that of a file."""

    def is_file(self, target: Path) -> bool:
        """True where there is such a file."""


class Disk:
    """The file system, as it is when it is asked."""

    def resolved(self, path: Path) -> Path:
        """As any shelf."""
        return path.resolve()

    def named(self, path: Path) -> str:
        """As any shelf."""
        return shown(path)

    def content(self, path: Path) -> bytes:
        """As any shelf."""
        return content_of(path)

    def target(self, folder: Path, name: str, root: Path) -> Path | None:
        """As any shelf."""
        try:
            target = (folder / name).resolve()
            if target.is_relative_to(root) and not target.exists():
                target = _whichever_form(target, root).resolve()
            target.is_file()
        except (OSError, RuntimeError, ValueError):
            return None
        return target

    def is_file(self, target: Path) -> bool:
        """As any shelf."""
        return target.is_file()


def _whichever_form(target: Path, root: Path) -> Path:
    """The file whose name is the same but for how its accents are written; the path itself where there is none."""
    found = root
    for part in target.relative_to(root).parts:
        there = found / part
        if not there.exists():
            same = unicodedata.normalize("NFC", part)
            others = sorted(p for p in found.iterdir() if unicodedata.normalize("NFC", p.name) == same)
            there = others[0] if others else there
        found = there
    return found
