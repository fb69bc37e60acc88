"""Where a reader finds files: what such a place tells.

The file system, and files that were read.
"""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from polc.project.files import content_of
from polc.project.paths import shown


class FileSource(Protocol):
    """Where a reader finds files; a target is a path with its links followed."""

    def resolved(self, path: Path) -> Path:
        """The path with its links followed."""

    def named(self, path: Path) -> str:
        """The path as shown to people."""

    def content(self, path: Path) -> bytes:
        """The bytes of a file, one more than the limit at most.

        Raises OSError where it cannot be read.
        """

    def target(self, folder: Path, name: str, root: Path) -> Path | None:
        """The file that a `use` in a folder names.

        None when its name cannot be that of a file.
        """

    def is_file(self, target: Path) -> bool:
        """True where there is such a file."""


class DiskFiles:
    """The file system, as it is when it is asked."""

    def resolved(self, path: Path) -> Path:
        """Return the path with its links followed."""
        return path.resolve()

    def named(self, path: Path) -> str:
        """Return the path as shown to people."""
        return shown(path)

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file. Raises OSError where it cannot be read."""
        return content_of(path)

    def target(self, folder: Path, name: str, root: Path) -> Path | None:
        """Return the file that a `use` names; None when its name cannot be that of a file."""
        try:
            target = (folder / name).resolve()
            if target.is_relative_to(root) and not target.exists():
                target = _whichever_form(target, root).resolve()
            target.is_file()
        except (OSError, RuntimeError, ValueError):
            return None
        return target

    def is_file(self, target: Path) -> bool:
        """Return whether there is such a file."""
        return target.is_file()


class Held:
    """Files that were read already: their bytes by path, and their paths by how they are written in composed form."""

    def __init__(self, files: Mapping[Path, bytes], forms: Mapping[str, Path]) -> None:
        self._files = files
        self._forms = forms

    def resolved(self, path: Path) -> Path:
        """Return the whole path: there are no links."""
        return _absolute(path)

    def named(self, path: Path) -> str:
        """Return the path as shown to people."""
        return shown(path)

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file. Raises OSError where it cannot be read."""
        try:
            return self._files[self.resolved(path)]
        except KeyError as error:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error

    def target(self, folder: Path, name: str, root: Path) -> Path | None:
        """Return the file that a `use` names; None when its name cannot be that of a file."""
        target = self.resolved(folder / name)
        if target in self._files or not target.is_relative_to(root):
            return target
        return self._forms.get(unicodedata.normalize("NFC", str(target)), target)

    def is_file(self, target: Path) -> bool:
        """Return whether there is such a file."""
        return target in self._files


def held(folder: Path, files: Mapping[str, bytes]) -> Held:
    """Return the files of one folder that were read already.

    `files` are their bytes by their paths in it.
    """
    contents = {_absolute(folder / path): content for path, content in files.items()}
    return Held(contents, {unicodedata.normalize("NFC", str(path)): path for path in sorted(contents, reverse=True)})


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - the disk is not asked


def _whichever_form(target: Path, root: Path) -> Path:
    """The file whose name is the same but for how its accents are written.

    The path itself where there is none.
    """
    found = root
    for part in target.relative_to(root).parts:
        there = found / part
        if not there.exists():
            same = unicodedata.normalize("NFC", part)
            others = sorted(p for p in found.iterdir() if unicodedata.normalize("NFC", p.name) == same)
            there = others[0] if others else there
        found = there
    return found
