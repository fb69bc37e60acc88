"""Lays a few lines of `.pol` over the complete skeleton policy, and checks the result.

A declaration of the example replaces that of the skeleton with the same kind and name. Two directives, each a comment
line of its own: `# without KIND NAME` removes a declaration of the skeleton, `# as of DATE` sets the day of the check.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from polc.checks.engine.analysis import Analysis, analyse
from polc.core.sources import Source
from polc.reference.package import read_text
from polc.syntax.parse import parse
from polc.syntax.parser.incremental import parse_again
from polc.syntax.tree import File, Node

EXAMPLE = "example.pol"
"""What the file is called that is checked."""
DAY = date(2026, 11, 22)
WITHOUT = re.compile(r"^#\s*without\s+([\w-]+)(?:\s+([\w-]+))?\s*$", re.MULTILINE)
AS_OF = re.compile(r"^#\s*as of\s+(\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)


@lru_cache(maxsize=1)
def skeleton() -> tuple[str, tuple[Node, ...]]:
    file = whole()
    return file.source.text, file.declarations


@lru_cache(maxsize=1)
def whole() -> File:
    """The skeleton as it is read."""
    file, findings = parse(Source(EXAMPLE, read_text("skeleton.pol")))
    assert not findings, findings
    return file


def key(node: Node) -> tuple[str, str]:
    return node.rule, node.name.text if node.name else ""


def laid_over(example: str) -> str:
    """The skeleton with the example's declarations instead of its own of the same kind and name."""
    return f"{rest(example).source.text}\n{example}"


def rest(example: str) -> File:
    """What an example leaves of the skeleton."""
    replaced = {key(n) for n in parse(Source(EXAMPLE, example))[0].declarations}
    return _without(frozenset(replaced | {(kind, name or "") for kind, name in WITHOUT.findall(example)}))


@lru_cache(maxsize=256)
def _without(replaced: frozenset[tuple[str, str]]) -> File:
    file = whole()
    for node in reversed(file.declarations):
        if key(node) in replaced:
            text = file.source.text
            file = parse_again(Source(EXAMPLE, text[: node.span.start] + text[node.span.end :]), file)[0]
    return file


def analysed(text: str, day: date = DAY, before: File | None = None) -> Analysis:
    """The analysis of a whole policy given as text; what stands in `before` as well, the skeleton, is not read anew."""
    file, mistakes = parse_again(Source(EXAMPLE, text), before or whole())
    return analyse(file, (), mistakes, day)


def fired(example: str) -> list[str]:
    """The rules that fire, sorted and each once, on the example laid over the skeleton."""
    day = AS_OF.search(example)
    analysis = analysed(laid_over(example), date.fromisoformat(day.group(1)) if day else DAY, rest(example))
    return sorted({f.rule for f in analysis.findings})
