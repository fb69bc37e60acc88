"""Finds and reads `.pol` files and the files that they use. Every fault of a file is a finding of the group `file`."""

from __future__ import annotations

import codecs
import errno
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from polc.commands.exits import CannotRunError, reasons
from polc.release.layout import MANIFEST, SOURCE
from polc.syntax.parse import parse
from polc.syntax.tree import File
from polc.text.finding import Finding, Related, Term
from polc.text.source import Source, Sources, Span
from polc.text.values import Word

SUFFIX = ".pol"
ROOT_MARKS = ("polc.toml", "pyproject.toml", ".git")
BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@dataclass(frozen=True)
class Read:
    """A file as read: its declarations and the findings of reading it."""

    file: File
    findings: tuple[Finding, ...]


@dataclass
class Reader:
    """Reads each file once. `sources` holds every file read, by the path shown to people."""

    sources: Sources = field(default_factory=dict)
    _read: dict[Path, Read] = field(default_factory=dict)

    def read(self, path: Path) -> Read:
        """The declarations of a file; a fault of the file itself is a finding on its first character."""
        key = path.resolve()
        if key not in self._read:
            try:
                if path.is_char_device() or path.is_block_device():
                    raise OSError(errno.ENODEV, "a device")
                self._read[key] = self.take(shown(path), path.read_bytes())
            except OSError as error:
                source = Source(shown(path), "")
                self.sources[source.path] = source
                self._read[key] = Read(File(source), (_unreadable(source.path, error),))
        return self._read[key]

    def take(self, path: str, content: bytes) -> Read:
        """The declarations of bytes that are called `path`."""
        text, encoding = decoded(content)
        source = Source(path, text)
        self.sources[path] = source
        if encoding:
            return Read(File(source), (Finding("file/encoding", Span(path, 0, 0), {"found": encoding}),))
        file, findings = parse(source)
        if not file.declarations and not findings:
            findings = [Finding("file/empty", Span(path, 0, min(1, len(text))), {})]
        return Read(file, tuple(findings))

    def used(self, file: File, at: Path, root: Path, always: Sequence[Path] = ()) -> tuple[list[File], list[Finding]]:
        """The files that a file uses, directly or not, each once; findings where one is missing or goes in a circle.

        `always` are files that every policy uses without saying so.
        """
        files: list[File] = []
        findings: list[Finding] = []
        seen: set[Path] = set()
        self._follow(file, at, root, [(at.resolve(), None)], files, findings, seen)
        for path in always:
            target = path.resolve()
            if target not in seen and target != at.resolve():
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
            target = _target(at, word.text)
            fault = _fault(target, word, root, trail)
            if fault is not None or target is None:
                findings += [fault] if fault is not None else []
            elif target not in seen:
                seen.add(target)
                read = self.read(target)
                files.append(read.file)
                findings += read.findings
                self._follow(read.file, target, root, [*trail, (target, word.span)], files, findings, seen)


Step = tuple[Path, Span | None]
"""A file on the way from one `use` to the next, and the place of the `use` that led to it."""


def _unreadable(path: str, error: OSError) -> Finding:
    denied = error.errno in (errno.EACCES, errno.EPERM)
    facts = {"found": Term(reasons(error), errno.errorcode.get(error.errno or 0, ""))}
    return Finding("file/unreadable", Span(path, 0, 0), facts, variant="denied" if denied else "")


def _target(at: Path, name: str) -> Path | None:
    """The file that a `use` in another file names; None when its name cannot be that of a file."""
    try:
        target = (at.parent / name).resolve()
        target.is_file()
    except (OSError, RuntimeError, ValueError):
        return None
    return target


def _fault(target: Path | None, word: Word, root: Path, trail: Sequence[Step]) -> Finding | None:
    """What keeps a `use` from being followed, None when nothing does."""
    subject, facts = ("use", word.text), {"found": word.text}
    if target is not None and not target.is_relative_to(root):
        return Finding("file/use-outside-root", word.span, facts, subject=subject)
    way = [place for place, _ in trail]
    if target in way:
        since = trail[way.index(target) + 1 :]
        related = tuple(Related(span, "next") for _, span in since if span is not None)
        return Finding("file/use-circular", word.span, facts, related, subject)
    if target is None or not target.is_file():
        return Finding("file/use-missing", word.span, facts, subject=subject)
    if target.suffix != SUFFIX:
        return Finding("file/use-missing", word.span, facts, subject=subject, variant="suffix")
    return None


def decoded(content: bytes) -> tuple[str, str]:
    """The text, lines ended by a line feed, and the name of its encoding where it is not UTF-8 (then without text)."""
    for bom, name in BOMS:
        if content.startswith(bom):
            return "", name
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        zeros = content[:400].count(0)
        return "", "UTF-16" if zeros > len(content[:400]) // 4 else "Windows-1252"
    if "\0" in text:
        return "", "UTF-16"
    return text.replace("\r\n", "\n").replace("\r", "\n"), ""


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

    What stands in a release is no policy to work on: it is found only where it is asked for by its own name.
    Raises CannotRunError for a path that is not there and for paths that hold no `.pol` file.
    """
    found: dict[Path, tuple[Path, Path]] = {}
    asked = list(paths)
    for path in asked:
        if path.is_dir():
            files = sorted(
                p
                for p in path.rglob("*.pol")
                if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
            )
            frozen: dict[Path, bool] = {}
            for file in files:
                if _released(file.parent, path, frozen):
                    continue
                found.setdefault(file.resolve(), (file, path))
        elif path.exists():
            found.setdefault(path.resolve(), (path, path))
        else:
            raise CannotRunError("no-such-path", path=path)
    if not found:
        raise CannotRunError("no-policy-file", paths=", ".join(map(str, asked)))
    return list(found.values())


def is_release(folder: Path) -> bool:
    """True for the folder of a release: it has a manifest and a source."""
    return (folder / MANIFEST).is_file() and (folder / SOURCE).is_dir()


def _released(folder: Path, asked: Path, known: dict[Path, bool]) -> bool:
    """True for a folder inside a release that is itself inside the folder asked for; `known` keeps the answers."""
    if folder == asked:
        return False
    if folder not in known:
        known[folder] = is_release(folder) or _released(folder.parent, asked, known)
    return known[folder]
