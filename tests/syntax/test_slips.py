"""One slip of the pen in a sound policy: no exception, few findings, and nothing lost but the declaration it is in."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest

from polc.core.sources import Source
from polc.syntax.parse import parse
from polc.syntax.parser.grammar import keywords
from polc.syntax.tree import Node

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "tests" / "ok").rglob("*.pol"), *(ROOT / "policies").glob("*.pol")])
TOKEN = re.compile(r'"""(?:.|\n)*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*|https?://[^\s,{}"]+|[\w-]+|\S')
SIGNS = ("{", "}", "{", "}", ",", "_", "\u200b", "“", '"', '"x"', '"""', "2", "9999999999", "2026-01-01", "FR", "name")
WORDS = [*sorted(keywords().values()), *SIGNS]
SAMPLE = 12
SEED = 20260317


def sample(population: Sequence[T]) -> list[T]:
    """The same few members on every run."""
    return random.Random(SEED).sample(population, SAMPLE)  # noqa: S311 - a sample, not a secret


def shape(node: Node) -> tuple[object, ...]:
    """What a declaration says, wherever it stands."""
    return node.rule, tuple(_said(v) for v in node.values), tuple(shape(c) for c in node.children)


def _said(value: object) -> str:
    return re.sub(r"Span\(path='[^']*', start=\d+, end=\d+\)", "", repr(value))


def sound(path: Path) -> tuple[str, tuple[Node, ...]]:
    text = path.read_text(encoding="utf-8")
    file, findings = parse(Source("policy.pol", text))
    assert findings == []
    return text, file.declarations


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_cut_anywhere(path: Path) -> None:
    text, declarations = sound(path)
    starts = [d.span.start for d in declarations]
    for at in sample(range(len(text))):
        file, findings = parse(Source("policy.pol", text[:at]))
        assert len(findings) <= 1, text[at - 60 : at]
        whole = [d for d in declarations if d.span.end <= at]
        assert [shape(d) for d in file.declarations[: len(whole)]] == [shape(d) for d in whole]
        for finding in findings:
            assert finding.span.start >= starts[bisect_right(starts, at) - 1], (text[at - 60 : at], finding)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_word_or_sign_left_out(path: Path) -> None:
    text, declarations = sound(path)
    starts = [d.span.start for d in declarations]
    tokens = [m for m in TOKEN.finditer(text) if not m.group().startswith("#")]
    for match in sample(tokens):
        at, gone = match.start(), match.end() - match.start()
        broken = text[:at] + text[match.end() :]
        shown = f"{text[max(0, at - 60) : at]}<<{match.group()[:40]}>>{text[match.end() : match.end() + 60]}"
        file, findings = parse(Source("policy.pol", broken))
        index = bisect_right(starts, at) - 1
        assert len(findings) <= 2, (shown, findings)
        for finding in findings:
            assert finding.span.start >= starts[index] - 1, (shown, finding)
        read = {d.span.start: shape(d) for d in file.declarations}
        kept = [d for i, d in enumerate(declarations) if i != index]
        places = [d.span.start - (gone if d.span.start > at else 0) for d in kept]
        lost = [d for d, place in zip(kept, places, strict=True) if read.get(place) != shape(d)]
        assert len(lost) <= 1, (shown, [(d.rule, d.name) for d in lost], findings)


@pytest.mark.parametrize("seed", range(150))
def test_words_thrown_together(seed: int) -> None:
    """Whatever is written, each finding and each declaration has a place of its own inside the text."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    text = "".join(chance.choice(WORDS) + chance.choice("   \n") for _ in range(chance.randint(1, 60)))
    file, findings = parse(Source("policy.pol", text))
    declarations = [d.span for d in file.declarations]
    assert all(a.end <= b.start for a, b in pairwise(declarations))
    assert len({(f.span, f.rule) for f in findings}) == len(findings)
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in findings)
