"""What a server is told of the world by whoever runs it: files, settings, the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from polc.checks.engine.session import Uses
from polc.core.findings import Finding
from polc.editor.written_text import WrittenText


class Surroundings(Protocol):
    """The files beside the documents that are open, and what the project's settings say."""

    def as_of(self, path: str) -> date:
        """The day whose law applies to the document at a path."""

    def uses(self, path: str) -> Uses:
        """What finds the files that the document at a path uses, open documents before what is on the disk."""

    def text(self, path: str) -> WrittenText | None:
        """A file that is not open, as it is written; None where it cannot be read."""

    def opened(self, path: str, text: WrittenText) -> None:
        """Takes the text of an open document, which others may use."""

    def closed(self, path: str) -> None:
        """Goes back to what is on the disk for a document that is no longer open."""

    def changed(self) -> None:
        """Forgets what was read: files or settings have changed."""

    def chosen(self, path: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings that the settings of a document's project want to be told, with their severities."""
