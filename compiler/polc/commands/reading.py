"""Finds and reads `.pol` files and the files that they use. Every fault of a file is a finding of the group `file`."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from polc.commands.decoding import Undecoded, content_of, decoded
from polc.commands.exits import CannotRunError, reasons
from polc.commands.limits import (
    DEEPEST_USE,
    LARGEST_FILE,
    LARGEST_POLICY,
    MOST_DECLARATIONS,
    MOST_TOGETHER,
    MOST_USED,
)
from polc.commands.walking import SUFFIX as SUFFIX
from polc.commands.walking import policies_in
from polc.syntax.tree import File
from polc.text.finding import Fact, Finding, Related, Term
from polc.text.source import Source, Sources, Span
from polc.text.values import Word

ROOT_MARKS = ("polc.toml", "pyproject.toml", ".git")


@dataclass(frozen=True)
class Read:
    """A file as read: its declarations and the findings of reading it."""

    file: File
    findings: tuple[Finding, ...]


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


@dataclass
class Reader:
    """Reads each file once. `sources` holds every file read, by the path shown to people."""

    sources: Sources = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Disk)
    _read: dict[Path, Read] = field(default_factory=dict)

    def read(self, path: Path) -> Read:
        """The declarations of a file; a fault of the file itself is a finding on its first character."""
        key = self.shelf.resolved(path)
        if key not in self._read:
            name = self.shelf.named(path)
            try:
                self._read[key] = self.take(name, self.shelf.content(path))
            except OSError as error:
                source = Source(name, "")
                self.sources[source.path] = source
                self._read[key] = Read(File(source), (_unreadable(source.path, error),))
        return self._read[key]

    def take(self, path: str, content: bytes) -> Read:
        """The declarations of bytes that are called `path`; none where they are more than the limits allow."""
        source, undecoded = _source(path, content)
        self.sources[path] = source
        if len(content) > LARGEST_FILE:
            return Read(File(source), (_too_large(path, "", LARGEST_FILE // 1024),))
        if undecoded is not None:
            return Read(File(source), (_undecoded(path, undecoded),))
        from polc.syntax.parse import parse  # where every outcome is known, nothing is parsed

        file, findings = parse(source)
        if len(file.declarations) > MOST_DECLARATIONS:
            return Read(File(source), (_too_large(path, "declarations", MOST_DECLARATIONS),))
        if not file.declarations and not findings:
            findings = [Finding("file/empty", Span(path, 0, min(1, len(source.text))), {})]
        return Read(file, tuple(findings))

    def used(self, file: File, at: Path, root: Path, always: Sequence[Path] = ()) -> tuple[list[File], list[Finding]]:
        """The files that a file uses, directly or not, each once; findings where one is missing or goes in a circle.

        `always` are files that every policy uses without saying so.
        """
        files: list[File] = []
        findings: list[Finding] = []
        seen: set[Path] = set()
        here = self.shelf.resolved(at)
        self._follow(file, at, root, [(here, None)], files, findings, seen)
        for path in always:
            target = self.shelf.resolved(path)
            if target not in seen and target != here:
                seen.add(target)
                read = self.read(path)
                files.append(read.file)
                findings += read.findings
                self._follow(read.file, target, root, [(target, None)], files, findings, seen)
        return files, findings

    def _follow(
        self,
        file: File,
        at: Path,
        root: Path,
        trail: list[Step],
        files: list[File],
        findings: list[Finding],
        seen: set[Path],
    ) -> None:
        for node in file.declarations:
            if node.rule != "use" or not isinstance(node.values[0], Word):
                continue
            word = node.values[0]
            target = self.shelf.target(at.parent, word.text, root)
            fault = _fault(self.shelf, target, word, root, trail)
            if fault is None and target not in seen:
                fault = beyond(word, trail, file, files)
                if fault is not None and fault.variant:
                    known = any(f.rule == fault.rule and f.variant == fault.variant for f in findings)
                    findings += [] if known else [fault]
                    return
            if fault is not None or target is None:
                findings += [fault] if fault is not None else []
            elif target not in seen:
                seen.add(target)
                read = self.read(target)
                files.append(read.file)
                findings += read.findings
                self._follow(read.file, target, root, [*trail, (target, word.span)], files, findings, seen)


def source_of(path: str, content: bytes) -> Source:
    """The source of bytes that are called `path`, empty where they are no text or more than the limit allows."""
    return _source(path, content)[0]


def _source(path: str, content: bytes) -> tuple[Source, Undecoded | None]:
    text, undecoded = decoded(content) if len(content) <= LARGEST_FILE else ("", None)
    return Source(path, text), undecoded


Step = tuple[Path, Span | None]
"""A file on the way from one `use` to the next, and the place of the `use` that led to it."""


def _unreadable(path: str, error: OSError) -> Finding:
    denied = error.errno in (errno.EACCES, errno.EPERM)
    facts = {"found": Term(reasons(error), errno.errorcode.get(error.errno or 0, ""))}
    return Finding("file/unreadable", Span(path, 0, 0), facts, variant="denied" if denied else "")


def _too_large(path: str, variant: str, most: int) -> Finding:
    return Finding("file/too-large", Span(path, 0, 0), {"most": most}, variant=variant)


def _undecoded(path: str, why: Undecoded) -> Finding:
    facts: dict[str, Fact] = {"found": why.found, "line": why.line}
    return Finding("file/encoding", Span(path, 0, 0), facts, variant=why.variant)


def beyond(word: Word, trail: Sequence[object], file: File, files: Sequence[File]) -> Finding | None:
    """What keeps one more file from being used, None when nothing does; with a variant where no other can be either."""
    subject = ("use", word.text)
    if len(trail) > DEEPEST_USE:
        return Finding("file/use-too-many", word.span, {"found": word.text, "most": DEEPEST_USE}, subject=subject)
    if len(files) >= MOST_USED:
        return Finding("file/use-too-many", word.span, {"most": MOST_USED}, subject=subject, variant="files")
    if sum(len(f.source.text) for f in (file, *files)) > LARGEST_POLICY:
        facts: dict[str, Fact] = {"most": LARGEST_POLICY // 1024}
        return Finding("file/use-too-many", word.span, facts, subject=subject, variant="size")
    if sum(len(f.declarations) for f in (file, *files)) > MOST_TOGETHER:
        facts = {"most": MOST_TOGETHER}
        return Finding("file/use-too-many", word.span, facts, subject=subject, variant="declarations")
    return None


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


def _fault(shelf: Shelf, target: Path | None, word: Word, root: Path, trail: Sequence[Step]) -> Finding | None:
    """What keeps a `use` from being followed, None when nothing does."""
    subject, facts = ("use", word.text), {"found": word.text}
    if target is not None and not target.is_relative_to(root):
        return Finding("file/use-outside-root", word.span, facts, subject=subject)
    way = [place for place, _ in trail]
    if target in way:
        since = trail[way.index(target) + 1 :]
        related = tuple(Related(span, "next") for _, span in since if span is not None)
        return Finding("file/use-circular", word.span, facts, related, subject)
    if target is None or not shelf.is_file(target):
        return Finding("file/use-missing", word.span, facts, subject=subject)
    if target.suffix != SUFFIX:
        return Finding("file/use-missing", word.span, facts, subject=subject, variant="suffix")
    return None


def shown(path: Path) -> str:
    """The path as shown to people: relative to the current folder where it lies inside, with forward slashes."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links and change what was asked for
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()


def root_of(path: Path, asked: Path) -> Path:
    """The folder that `use` may not leave: the nearest one upward with a project's mark, else the one asked for."""
    start = path.resolve().parent
    for folder in (start, *start.parents):
        if any((folder / mark).exists() for mark in ROOT_MARKS):
            return folder
    resolved = asked.resolve()
    return resolved if resolved.is_dir() else resolved.parent


def discover(paths: Iterable[Path]) -> list[tuple[Path, Path]]:
    """The `.pol` files to check, each once, with the path that was asked for: files as given, folders searched.

    Raises CannotRunError as `targets` does.
    """
    return list(targets(paths).values())


def targets(paths: Iterable[Path]) -> dict[Path, tuple[Path, Path]]:
    """What `discover` finds, by where each file really stands, links followed.

    What stands in a release is no policy to work on: it is found only where it is asked for by its own name.
    Raises CannotRunError for a path that is not there, for paths that hold no `.pol` file, and for a link in a folder
    that leads out of the project: whoever sends us a folder must not choose which of our files are shown in a report.
    """
    found: dict[Path, tuple[Path, Path]] = {}
    asked = list(paths)
    for path in asked:
        if path.is_dir():
            inside = path.resolve()
            for file, target in policies_in(path):
                if not target.is_relative_to(inside) and not target.is_relative_to(root_of(path / file.name, path)):
                    raise CannotRunError("link-outside", path=shown(file))
                found.setdefault(target, (file, path))
        elif path.exists():
            found.setdefault(path.resolve(), (path, path))
        else:
            raise CannotRunError("no-such-path", path=path)
    if not found:
        raise CannotRunError("no-policy-file", paths=", ".join(map(str, asked)))
    return found
