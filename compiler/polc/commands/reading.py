"""Finds and reads `.pol` files and the files that they use. Every fault of a file is a finding of the group `file`."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from polc.commands.exits import CannotRunError
from polc.syntax.parse import parse
from polc.syntax.tree import File, Node
from polc.text.finding import Finding, Related
from polc.text.source import Source, Sources, Span
from polc.text.values import Word

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
                content = path.read_bytes()
            except OSError as error:
                content = None
                fault = Finding("file/unreadable", Span(shown(path), 0, 0), {"found": error.strerror or "error"})
            if content is None:
                source = Source(shown(path), "")
                self.sources[source.path] = source
                self._read[key] = Read(File(source), (fault,))
            else:
                self._read[key] = self.take(shown(path), content)
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
        self._follow(file, at, root, [at.resolve()], files, findings, seen)
        for path in always:
            target = path.resolve()
            if target not in seen and target != at.resolve():
                seen.add(target)
                read = self.read(path)
                files.append(read.file)
                findings += read.findings
                self._follow(read.file, target, root, [target], files, findings, seen)
        return files, findings

    def _follow(
        self,
        file: File,
        at: Path,
        root: Path,
        trail: list[Path],
        files: list[File],
        findings: list[Finding],
        seen: set[Path],
    ) -> None:
        for node in file.declarations:
            if node.rule != "use" or not isinstance(node.values[0], Word):
                continue
            word = node.values[0]
            target = (at.parent / word.text).resolve()
            facts = {"found": word.text}
            if not target.is_relative_to(root):
                findings.append(Finding("file/use-outside-root", word.span, facts, subject=("use", word.text)))
            elif target in trail:
                findings.append(_circle(node, word, self._read.get(target)))
            elif not target.is_file():
                findings.append(Finding("file/use-missing", word.span, facts, subject=("use", word.text)))
            elif target not in seen:
                seen.add(target)
                read = self.read(target)
                files.append(read.file)
                findings += read.findings
                self._follow(read.file, target, root, [*trail, target], files, findings, seen)


def _circle(node: Node, word: Word, back: Read | None) -> Finding:
    uses = [n for n in back.file.declarations if n.rule == "use"] if back else []
    related = tuple(Related(n.span, "next") for n in uses[:1] if n is not node)
    return Finding("file/use-circular", word.span, {"found": word.text}, related, subject=("use", word.text))


def decoded(content: bytes) -> tuple[str, str]:
    """The text, lines ended by a line feed, and the name of its encoding where it is not UTF-8 (then without text)."""
    for bom, name in BOMS:
        if content.startswith(bom):
            return "", name
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        zeros = content[:400].count(0)
        return "", "UTF-16" if zeros > len(content[:400]) // 4 else "Latin-1 or Windows-1252"
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
            for file in files:
                found.setdefault(file.resolve(), (file, path))
        elif path.exists():
            found.setdefault(path.resolve(), (path, path))
        else:
            raise CannotRunError(f"no such file or folder: {path}")
    if not found:
        raise CannotRunError(f"no .pol file in {', '.join(map(str, asked))}")
    return list(found.values())
