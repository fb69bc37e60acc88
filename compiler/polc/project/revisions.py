"""Policies as a revision of git holds them, with the files that they use, without any checkout."""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Mapping
from pathlib import Path

from polc.project.errors import CannotRunError
from polc.project.git import git
from polc.project.limits import LARGEST_FILE
from polc.project.paths import shown

TOP = Path("/revision")
"""What the paths of a revision's files begin with, so that no `use` leaves it; nothing stands there on the disk."""
HELD_AT_ONCE = 64 * 2**20
"""So many bytes of files are read at once; the others one by one."""
LONGEST_HEAD = 200
"""More than the line that git writes before an object."""


def repository(folder: Path) -> Path:
    """The folder of the repository around another one.

    Raises CannotRunError when there is none.
    """
    found = git(folder, "rev-parse", "--show-toplevel")
    if found is None:
        raise CannotRunError("no-repository", path=shown(folder))
    top = Path(found.decode("utf-8", "surrogateescape").rstrip("\n"))
    if not folder.resolve().is_relative_to(top.resolve()):  # the repository says that its files stand elsewhere
        raise CannotRunError("no-repository", path=shown(folder))
    return top


def is_revision(folder: Path, name: str) -> bool:
    """True when git knows a revision by this name.

    Raises CannotRunError when git is not installed.
    """
    return (
        not name.startswith("-") and git(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") is not None
    )


def is_folder(top: Path, revision: str, path: str) -> bool:
    """True when a revision has a folder at this path of the repository, all of which is an empty path."""
    if revision.startswith("-"):
        return False
    found = git(top, "cat-file", "-t", f"{revision}:{path}")
    return found is not None and found.strip() == b"tree"


class RevisionFiles:
    """The files of one revision, as a source of files; each is read once.

    Their paths begin with `TOP`.
    """

    def __init__(self, top: Path, revision: str) -> None:
        self._top = top
        self._revision = revision
        self._contents: dict[Path, bytes | None] = {}

    def place(self, path: str) -> Path:
        """Return where a file of the revision stands.

        `path` is that of the repository, with forward slashes. Raises CannotRunError when the revision, or the file in
        it, is not there.
        """
        if not is_revision(self._top, self._revision):
            raise CannotRunError("no-such-revision", revision=self._revision)
        if self._content(TOP / path) is None:
            raise CannotRunError("not-in-revision", path=path, revision=self._revision)
        return TOP / path

    def hold(self, objects: Mapping[str, tuple[str, int]]) -> None:
        """Reads many files at once, as far as memory is meant for them.

        `objects` and sizes by their paths.
        """
        wanted: list[str] = []
        total = 0
        for path, (_, size) in objects.items():
            if size <= LARGEST_FILE and total + size <= HELD_AT_ONCE:
                wanted.append(path)
                total += size
        told = "".join(f"{objects[path][0]}\n" for path in wanted).encode("ascii")
        read = git(self._top, "cat-file", "--batch", told=told) if wanted else None
        at = 0
        for path in wanted if read else ():
            assert read is not None  # noqa: S101 - as above
            head, _, _ = read[at : at + LONGEST_HEAD].partition(b"\n")
            if not head.endswith(f" blob {objects[path][1]}".encode("ascii")):
                return  # an object that is not there is told of where it is read
            start = at + len(head) + 1
            at = start + objects[path][1] + 1
            self._contents[TOP / path] = read[start : at - 1]

    def resolved(self, path: Path) -> Path:
        """Return the path: links of a revision are not followed."""
        return path

    def named(self, path: Path) -> str:
        """Return what to call a file of the revision, such as `main:policies/shop.pol`."""
        return f"{self._revision}:{path.relative_to(TOP).as_posix()}"

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file. Raises FileNotFoundError where there is none."""
        content = self._content(path)
        if content is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self.named(path))
        return content

    def target(self, folder: Path, name: str, root: Path) -> Path | None:  # noqa: ARG002 - of any source of files
        """Return the file that a `use` in a folder names.

        None for a name that no file can have.
        """
        if "\0" in name:
            return None
        return Path(posixpath.normpath(posixpath.join(folder.as_posix(), name)))

    def is_file(self, target: Path) -> bool:
        """Return whether the revision has such a file."""
        return self._content(target) is not None

    def _content(self, path: Path) -> bytes | None:
        """The bytes of a file, None where there is none.

        Raises CannotRunError where it is too large.
        """
        if path not in self._contents:
            name = self.named(path)
            size = git(self._top, "cat-file", "-s", name)
            if size is not None and int(size) > LARGEST_FILE:
                raise CannotRunError("revision-too-large", path=name, size=int(size), most=LARGEST_FILE)
            self._contents[path] = git(self._top, "cat-file", "blob", name)
        return self._contents[path]
