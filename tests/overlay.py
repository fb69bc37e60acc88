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
from polc.syntax.tree import Node

DAY = date(2026, 11, 22)
WITHOUT = re.compile(r"^#\s*without\s+([\w-]+)(?:\s+([\w-]+))?\s*$", re.MULTILINE)
AS_OF = re.compile(r"^#\s*as of\s+(\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)


@lru_cache(maxsize=1)
def skeleton() -> tuple[str, tuple[Node, ...]]:
    text = read_text("skeleton.pol")
    file, findings = parse(Source("skeleton.pol", text))
    assert not findings, findings
    return text, file.declarations


def key(node: Node) -> tuple[str, str]:
    return node.rule, node.name.text if node.name else ""


def laid_over(example: str) -> str:
    """The skeleton with the example's declarations instead of its own of the same kind and name."""
    text, declarations = skeleton()
    replaced = {key(n) for n in parse(Source("example.pol", example))[0].declarations}
    replaced |= {(kind, name or "") for kind, name in WITHOUT.findall(example)}
    for node in reversed(declarations):
        if key(node) in replaced:
            text = text[: node.span.start] + text[node.span.end :]
    return f"{text}\n{example}"


def analysed(text: str, day: date = DAY) -> Analysis:
    """The analysis of a whole policy given as text."""
    file, mistakes = parse(Source("example.pol", text))
    return analyse(file, (), mistakes, day)


def fired(example: str) -> list[str]:
    """The rules that fire, sorted and each once, on the example laid over the skeleton."""
    day = AS_OF.search(example)
    analysis = analysed(laid_over(example), date.fromisoformat(day.group(1)) if day else DAY)
    return sorted({f.rule for f in analysis.findings})
