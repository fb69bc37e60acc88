"""The files of a project that the studio shows and saves: its policies, what they use, and its settings."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from polc.core.record import record
from polc.project.atomic.files import write_files
from polc.project.discovery import discover
from polc.project.files import read_file
from polc.project.limits import LARGEST_FILE
from polc.project.paths import SUFFIX
from polc.project.reading import Reader
from polc.project.roots import boundary_of, project_of
from polc.project.settings import Settings

SETTINGS = "polc.toml"


class ChangedError(Exception):
    """A file is not as it was when it was opened."""


@record
class ProjectFile:
    """A file: its path from the folder of the project, its text, and the digest of its bytes."""

    path: str
    text: str
    digest: str


class ProjectFiles:
    """The files under a path: those that were found when the studio began, and those written since."""

    def __init__(self, asked: Path, settings: Settings) -> None:
        self._asked = asked
        self._settings = settings

    @property
    def root(self) -> Path:
        """The folder that paths start from: what `use` may not leave."""
        start = self._asked if self._asked.is_dir() else self._asked.parent
        return project_of(start)

    @property
    def name(self) -> str:
        """What the browser keeps drafts of this project by."""
        return hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]

    def files(self) -> list[ProjectFile]:
        """The files that can be read as text.

        Raises CannotRunError where there is no policy.
        """
        root, found = self.root, []
        for place in self._places(root):
            try:
                content = read_file(place, root)
                text = content.decode("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            found.append(ProjectFile(place.relative_to(root).as_posix(), text, digest_of(content)))
        return found

    def _places(self, root: Path) -> Iterator[Path]:
        """Policies, the files that they use, and settings in the folders around them.

        Each once, inside the root.
        """
        reader, seen = Reader(), set[Path]()
        asked = [path.resolve() for path, _ in discover([self._asked], self._settings)]
        boundary = boundary_of(self._asked, self._asked)
        used = [
            Path(file.source.path).resolve()
            for path in asked
            for file in reader.used(reader.read(path).file, path, boundary)[0]
        ]
        folders = {folder for path in asked for folder in (path.parent, *path.parent.parents)}
        settings = [folder / SETTINGS for folder in sorted(folders) if (folder / SETTINGS).is_file()]
        for place in (*asked, *used, *settings):
            if place not in seen and place.is_relative_to(root):
                seen.add(place)
                yield place

    @property
    def first(self) -> str:
        """The path of the file that was asked for by its name; empty where a folder was."""
        return "" if self._asked.is_dir() else self._asked.resolve().relative_to(self.root).as_posix()

    def save(self, path: str, text: str, digest: str) -> str:
        """Writes a file, whole or not at all, and returns the digest of its bytes.

        Line ends stay as they were. `digest` is that of the file as it was opened, empty for a new one. Raises
        ChangedError where the file is not that one, ValueError for a path that a policy of the project cannot have, and
        CannotRunError where the file cannot be written.
        """
        parts = path.split("/")
        plain = all(part and not part.startswith(".") and not set(part) & set('\\:\0"<>|?*') for part in parts)
        if not plain or not path.endswith(SUFFIX) or len(text) > LARGEST_FILE:
            raise ValueError(path)
        root = self.root
        place = root.joinpath(*parts)
        before = read_file(place, root) if os.path.lexists(place) else None
        if (digest_of(before) if before is not None else "") != digest:
            raise ChangedError(path)
        crlf = before is not None and b"\r\n" in before
        content = (text.replace("\n", "\r\n") if crlf else text).encode("utf-8", "surrogatepass")
        write_files({place: content}, root)
        return digest_of(content)


def digest_of(content: bytes) -> str:
    """The digest by which a file is told from what it was."""
    return hashlib.sha256(content).hexdigest()
