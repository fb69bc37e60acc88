"""Follows `use` from file to file, as far as project and limits go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from polc.core.findings import Fact, Finding, Related
from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Word
from polc.project.file_source import FileSource
from polc.project.limits import DEEPEST_USE, LARGEST_POLICY, MOST_TOGETHER, MOST_USED
from polc.project.paths import SUFFIX
from polc.syntax.tree import File

Step = tuple[Path, Span | None]
"""A file on the way from one `use` to the next, and the place of the `use` that led to it."""


@record
class Read:
    """A file as read: its declarations and the findings of reading it."""

    file: File
    findings: tuple[Finding, ...]


class UseResolver:
    """The `files` that a file uses, directly or not, each once.

    `findings` where one is missing or goes in a circle. `read` reads a file of the source of files; `root` is the
    folder that `use` may not leave.
    """

    def __init__(self, file_source: FileSource, read: Callable[[Path], Read], root: Path) -> None:
        self._file_source = file_source
        self._read = read
        self._root = root
        self._seen: set[Path] = set()
        self.files: list[File] = []
        self.findings: list[Finding] = []

    def follow(self, file: File, at: Path, always: Sequence[Path]) -> None:
        """Follows what a file at a path uses, and then files that every policy uses without saying so."""
        here = self._file_source.resolved(at)
        self._follow_uses(file, at, [(here, None)])
        for path in always:
            target = self._file_source.resolved(path)
            if target not in self._seen and target != here:
                self._take_file(path, target, [(target, None)])

    def _follow_uses(self, file: File, at: Path, trail: list[Step]) -> None:
        for node in file.declarations:
            if node.rule != "use" or not isinstance(node.values[0], Word):
                continue
            word = node.values[0]
            target = self._file_source.target(at.parent, word.text, self._root)
            fault = _fault(self._file_source, target, word, self._root, trail)
            if fault is None and target not in self._seen:
                fault = beyond(word, trail, file, self.files)
                if fault is not None and fault.variant:
                    known = any(f.rule == fault.rule and f.variant == fault.variant for f in self.findings)
                    self.findings += [] if known else [fault]
                    return
            if fault is not None or target is None:
                self.findings += [fault] if fault is not None else []
            elif target not in self._seen:
                self._take_file(target, target, [*trail, (target, word.span)])

    def _take_file(self, path: Path, target: Path, trail: list[Step]) -> None:
        self._seen.add(target)
        read = self._read(path)
        self.files.append(read.file)
        self.findings += read.findings
        self._follow_uses(read.file, target, trail)


def beyond(word: Word, trail: Sequence[object], file: File, files: Sequence[File]) -> Finding | None:
    """What keeps one more file from being used, None when nothing does.

    With a variant where no other can be either.
    """
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


def _fault(
    file_source: FileSource, target: Path | None, word: Word, root: Path, trail: Sequence[Step]
) -> Finding | None:
    """What keeps a `use` from being followed, None when nothing does."""
    subject, facts = ("use", word.text), {"found": word.text}
    if target is not None and not target.is_relative_to(root):
        return Finding("file/use-outside-root", word.span, facts, subject=subject)
    way = [place for place, _ in trail]
    if target in way:
        since = trail[way.index(target) + 1 :]
        related = tuple(Related(span, "next") for _, span in since if span is not None)
        return Finding("file/use-circular", word.span, facts, related, subject)
    if target is None or not file_source.is_file(target):
        return Finding("file/use-missing", word.span, facts, subject=subject)
    if target.suffix != SUFFIX:
        return Finding("file/use-missing", word.span, facts, subject=subject, variant="suffix")
    return None
