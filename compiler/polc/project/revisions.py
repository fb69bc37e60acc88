"""Policies as a revision of git holds them, with the files that they use, without any checkout. Knows git alone."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from polc.core.findings import Finding, Related
from polc.core.sources import Span
from polc.core.values import Word
from polc.project.errors import CannotRunError
from polc.project.git import git
from polc.project.limits import LARGEST_FILE
from polc.project.paths import shown
from polc.project.reading import Reader
from polc.project.use_resolver import Read, beyond
from polc.project.walking import SUFFIX
from polc.syntax.tree import File


def repository(folder: Path) -> Path:
    """The folder of the repository around another one. Raises CannotRunError when there is none."""
    found = git(folder, "rev-parse", "--show-toplevel")
    if found is None:
        raise CannotRunError("no-repository", path=shown(folder))
    top = Path(found.decode("utf-8", "surrogateescape").rstrip("\n"))
    if not folder.resolve().is_relative_to(top.resolve()):  # the repository says that its files stand elsewhere
        raise CannotRunError("no-repository", path=shown(folder))
    return top


def is_revision(folder: Path, name: str) -> bool:
    """True when git knows a revision by this name. Raises CannotRunError when git is not installed."""
    return (
        not name.startswith("-") and git(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") is not None
    )


@dataclass
class RevisionReader:
    """Reads files of one revision of a repository; paths are those of the repository, with forward slashes."""

    top: Path
    revision: str
    reader: Reader = field(default_factory=Reader)

    def read(self, path: str) -> Read:
        """The declarations of a file. Raises CannotRunError when the revision, or the file in it, is not there."""
        if not is_revision(self.top, self.revision):
            raise CannotRunError("no-such-revision", revision=self.revision)
        content = self._content(path)
        if content is None:
            raise CannotRunError("not-in-revision", path=path, revision=self.revision)
        return self.reader.take(self.name(path), content)

    def name(self, path: str) -> str:
        """What to call a file of the revision."""
        return f"{self.revision}:{path}"

    def _content(self, path: str) -> bytes | None:
        name = self.name(path)
        size = git(self.top, "cat-file", "-s", name)
        if size is not None and int(size) > LARGEST_FILE:
            raise CannotRunError("revision-too-large", path=name, size=int(size), most=LARGEST_FILE)
        return git(self.top, "cat-file", "blob", name)

    def used(self, file: File, path: str) -> tuple[list[File], list[Finding]]:
        """The files that a file uses in this revision, directly or not; findings where one is not there."""
        files: list[File] = []
        findings: list[Finding] = []
        self._follow(file, path, [(path, None)], files, findings, set())
        return files, findings

    def _follow(
        self,
        file: File,
        at: str,
        trail: Sequence[tuple[str, Span | None]],
        files: list[File],
        findings: list[Finding],
        seen: set[str],
    ) -> None:
        for node in file.declarations:
            if node.rule != "use" or not isinstance(node.values[0], Word):
                continue
            word = node.values[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(at), word.text))
            way = [place for place, _ in trail]
            content = None if target.startswith("../") else self._content(target)
            if target in way:
                since = trail[way.index(target) + 1 :]
                related = tuple(Related(span, "next") for _, span in since if span is not None)
                findings.append(_fault("file/use-circular", word, related))
            elif target.startswith("../") or posixpath.isabs(target):
                findings.append(_fault("file/use-outside-root", word))
            elif content is None or not target.endswith(SUFFIX):
                findings.append(_fault("file/use-missing", word, variant="" if content is None else "suffix"))
            elif target not in seen and (fault := beyond(word, trail, file, files)) is not None:
                findings.append(fault)
                if fault.variant:
                    return
            elif target not in seen:
                seen.add(target)
                read = self.reader.take(self.name(target), content)
                files.append(read.file)
                findings += read.findings
                self._follow(read.file, target, [*trail, (target, word.span)], files, findings, seen)


def _fault(rule: str, word: Word, related: tuple[Related, ...] = (), variant: str = "") -> Finding:
    return Finding(rule, word.span, {"found": word.text}, related, ("use", word.text), variant=variant)
