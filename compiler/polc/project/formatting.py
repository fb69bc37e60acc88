"""Lays out files on the disk: none is written that would state anything else, or lose a comment."""

from __future__ import annotations

import codecs
from pathlib import Path

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Source
from polc.editor.layout import laid_out
from polc.editor.same_policy import is_same_policy
from polc.project.errors import CannotRunError
from polc.project.paths import shown
from polc.project.reading import Reader, keeping_from_reading
from polc.syntax.parse import parse
from polc.syntax.tree import File


@record
class Formatted:
    """A file laid out: its `before` and `after` as texts, the bytes to write, and what keeps it from being laid out."""

    path: Path
    before: Source
    after: str
    content: bytes
    faults: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        """True where the layout differs."""
        return not self.faults and self.before.text != self.after


def formatted(path: Path, content: bytes) -> Formatted:
    """Return a file laid out.

    Its line ends and its mark of byte order stay; a file with a mistake is left as it is. Raises CannotRunError where
    the layout would not state the same: then the fault is polc's, and nothing is written.
    """
    read = Reader().take(shown(path), content)
    unread = keeping_from_reading(read.findings)
    if unread:
        return Formatted(path, read.file.source, read.file.source.text, content, unread)
    after = checked_layout(read.file, shown(path))
    ends = b"\r\n" if content.count(b"\r\n") * 2 > content.count(b"\n") else b"\n"
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return Formatted(path, read.file.source, after, mark + after.encode("utf-8").replace(b"\n", ends))


def checked_layout(file: File, name: str) -> str:
    """Return a file's layout.

    Raises CannotRunError where it states anything else, or is not laid out itself.
    """
    after = laid_out(file)
    again, mistakes = parse(Source(file.source.path, after))
    if mistakes or not is_same_policy(file, again) or laid_out(again) != after:
        raise CannotRunError("layout-differs", path=name)
    return after
