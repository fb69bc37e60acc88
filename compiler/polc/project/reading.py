"""Reads `.pol` files. Every fault of a file is a finding of the group `file`."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from pathlib import Path

from polc.core.findings import Fact, Finding, Term
from polc.core.sources import Source, Sources, Span
from polc.project.decoding import Undecoded, decoded
from polc.project.errors import reasons
from polc.project.file_source import DiskFiles, FileSource
from polc.project.limits import LARGEST_FILE
from polc.project.use_resolver import Read, UseResolver
from polc.syntax.parser.limits import too_large, within_limits
from polc.syntax.tree import File


class Reader:
    """Reads each file once.

    `sources` holds every file read, by the path shown to people.
    """

    def __init__(self, file_source: FileSource | None = None) -> None:
        self.sources: Sources = {}
        self.file_source = file_source or DiskFiles()
        self._read: dict[Path, Read] = {}

    def read(self, path: Path) -> Read:
        """The declarations of a file.

        A fault of the file itself is a finding on its first character.
        """
        key = self.file_source.resolved(path)
        if key not in self._read:
            name = self.file_source.named(path)
            try:
                self._read[key] = self.take(name, self.file_source.content(path))
            except OSError as error:
                source = Source(name, "")
                self.sources[source.path] = source
                self._read[key] = Read(File(source), (unreadable(source.path, error),))
        return self._read[key]

    def take(self, path: str, content: bytes) -> Read:
        """The declarations of bytes that are called `path`.

        None where they are more than the limits allow.
        """
        source, undecoded = _source(path, content)
        self.sources[path] = source
        if len(content) > LARGEST_FILE:
            return Read(File(source), (too_large(path),))
        if undecoded is not None:
            return Read(File(source), (_undecoded(path, undecoded),))
        from polc.syntax.parse import parse  # where every outcome is known, nothing is parsed

        return Read(*within_limits(source, parse))

    def used(self, file: File, at: Path, root: Path, always: Sequence[Path] = ()) -> tuple[list[File], list[Finding]]:
        """The files that a file uses, directly or not, each once.

        Findings where one is missing or goes in a circle. `always` are files that every policy uses without saying so.
        """
        following = UseResolver(self.file_source, self.read, root)
        following.follow(file, at, always)
        return following.files, following.findings


def source_of(path: str, content: bytes) -> Source:
    """The source of bytes that are called `path`, empty where they are no text or more than the limit allows."""
    return _source(path, content)[0]


def _source(path: str, content: bytes) -> tuple[Source, Undecoded | None]:
    text, undecoded = decoded(content) if len(content) <= LARGEST_FILE else ("", None)
    return Source(path, text), undecoded


def keeping_from_reading(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the findings of reading files for which something in them was not read.

    What is no error, such as a file that declares nothing, leaves nothing out.
    """
    from polc.report.words import severity_of

    return tuple(f for f in findings if severity_of(f) == "error")


def unreadable(path: str, error: OSError, variant: str = "") -> Finding:
    """The finding that a file cannot be read, or a folder, for which there is a variant."""
    denied = not variant and error.errno in (errno.EACCES, errno.EPERM)
    facts = {"found": Term(reasons(error), errno.errorcode.get(error.errno or 0, ""))}
    return Finding("file/unreadable", Span(path, 0, 0), facts, variant="denied" if denied else variant)


def _undecoded(path: str, why: Undecoded) -> Finding:
    facts: dict[str, Fact] = {"found": why.found, "line": why.line}
    return Finding("file/encoding", Span(path, 0, 0), facts, variant=why.variant)
