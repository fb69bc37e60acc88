"""The files and settings around the policies that an editor has open: open documents first, then the disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from polc.checks.engine.session import Uses, alone
from polc.core.findings import Finding
from polc.editor.written_text import WrittenText
from polc.project.clock import today
from polc.project.configuration import Configuration
from polc.project.errors import CannotRunError
from polc.project.file_source import DiskFiles
from polc.project.limits import LARGEST_FILE
from polc.project.reading import Reader
from polc.project.roots import boundary_of
from polc.project.settings import Settings
from polc.syntax.tree import File


class OpenFiles(DiskFiles):
    """The disk, with the texts of open documents in place of their files.

    Files are called by their whole paths.
    """

    def __init__(self) -> None:
        self.texts: dict[Path, WrittenText] = {}

    def named(self, path: Path) -> str:
        """The whole path: an editor knows no current folder."""
        return str(path)

    def content(self, path: Path) -> bytes:
        """The text of an open document, else the bytes of the file."""
        text = self.texts.get(self.resolved(path))
        return super().content(path) if text is None else text.read.encode("utf-8", "surrogatepass")

    def is_file(self, target: Path) -> bool:
        """True for an open document, which may not have been saved yet, and for a file."""
        return target in self.texts or super().is_file(target)


class EditorFiles:
    """What a server asks of the world, answered from the disk.

    `as_of` is the day, today's where none is given.
    """

    def __init__(self, day: date | None = None) -> None:
        self._day = day
        self._files = OpenFiles()
        self._reader = Reader(self._files)
        self._settings = Settings()

    def as_of(self, path: str) -> date:
        """The day that the command names, else that of the settings nearest to the file, else today's."""
        return self._day or self._configuration(Path(path)).law_as_of or today()

    def uses(self, path: str) -> Uses:
        """What finds the files that a document uses.

        None for a document that has no place on the disk.
        """
        place = Path(path)
        if not place.is_absolute():
            return alone

        def used(file: File) -> tuple[Sequence[File], Sequence[Finding]]:
            return self._reader.used(file, place, boundary_of(place, place), self._configuration(place).house_rules)

        return used

    def text(self, path: str) -> WrittenText | None:
        """A file as it is written; None where it cannot be read."""
        try:
            content = self._files.content(Path(path))
        except OSError:
            return None
        return WrittenText(content[: LARGEST_FILE + 1].decode("utf-8", "replace"))

    def opened(self, path: str, text: WrittenText) -> None:
        """Takes the text of an open document."""
        if Path(path).is_absolute():
            self._files.texts[self._files.resolved(Path(path))] = text
            self._reader = Reader(self._files)

    def closed(self, path: str) -> None:
        """Goes back to what is on the disk."""
        self._files.texts.pop(self._files.resolved(Path(path)), None)
        self._reader = Reader(self._files)

    def changed(self) -> None:
        """Reads files and settings anew when they are asked for."""
        self._reader = Reader(self._files)
        self._settings = Settings()

    def chosen(self, path: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings that the settings of the project want to be told, with their severities."""
        from polc.project.rules_in_force import Judged, rules_in_force

        file = Judged(str(self._files.resolved(Path(path))), self._configuration(Path(path)))
        in_force = rules_in_force({path: file}, {path: findings}, file.config, str)
        return tuple(in_force.as_severe(finding) for finding in findings if in_force.is_told(finding))

    def _configuration(self, path: Path) -> Configuration:
        """The settings of the project of a file.

        None where they cannot be read, which `polc check` tells.
        """
        try:
            return self._settings.of(str(path.parent.resolve()))
        except (CannotRunError, OSError):
            return Configuration()
