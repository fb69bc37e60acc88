"""The silent policies as material for mutations: each as it holds today, without what begins later or has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from polc.checks.engine.analysis import analyse
from polc.core.findings import Finding
from polc.core.sources import Source
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.syntax.parse import parse
from polc.syntax.parser.incremental import parse_again
from polc.syntax.tree import File, InTime, Node
from tests.overlay import DAY
from tests.policies import sample


@dataclass(frozen=True)
class Material:
    """A silent policy as of today: its text, and what it states."""

    name: str
    file: File
    policy: Policy
    used: tuple[File, ...]

    @property
    def text(self) -> str:
        """What it says today."""
        return self.file.source.text

    def own(self, kind: str) -> tuple[Declaration, ...]:
        """Its declarations of a kind, those of libraries left out."""
        return tuple(d for d in self.policy.all(kind) if d.span.path == self.policy.path)

    def wording(self, declaration: Declaration) -> str:
        """What the file writes for a declaration."""
        return self.text[declaration.span.start : declaration.span.end]

    def findings(self, text: str) -> tuple[Finding, ...]:
        """The findings of another text in its place, with the same libraries. A mutation is never a slip of the pen."""
        file, mistakes = parse_again(Source(self.policy.path, text), self.file)
        assert not mistakes, [(self.name, m.rule, text[m.span.start - 90 : m.span.end + 30]) for m in mistakes]
        return analyse(file, self.used, (), DAY).findings


@lru_cache(maxsize=64)
def material(name: str) -> Material:
    """A policy of `tests/ok` by its name, as of today."""
    read = sample(name)
    text = read.text
    for start, end in sorted(_cuts(read.file.declarations), reverse=True):
        text = text[:start] + text[end:]
    file, mistakes = parse(Source(read.file.source.path, text))
    analysis = analyse(file, read.used, mistakes, DAY)
    assert not analysis.findings, (name, analysis.findings)
    return Material(name, file, analysis.policy, read.used)


def _cuts(nodes: Iterable[Node]) -> Iterator[tuple[int, int]]:
    """What does not hold today, and the dates of what does."""
    for node in nodes:
        if node.when and not _holds(node.when):
            yield node.span.start, max(node.span.end, node.when.span.end)
            continue
        if node.when:
            yield node.when.span.start, node.when.span.end
        yield from _cuts(node.children)


def _holds(when: InTime) -> bool:
    today = DAY.isoformat()
    return (when.start is None or when.start.text <= today) and (when.end is None or today < when.end.text)
