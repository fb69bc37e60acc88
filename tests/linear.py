"""Proves that an expression of whole words is looked for in a text in time that grows as the text does.

A match begins only where a word does, and takes what follows piece by piece. Each piece is bounded, or a run of
characters of one kind: then no place of the text is tried by more than a fixed number of beginnings, unless one run can
be divided between two pieces. So it is enough that

- no group is repeated without a bound,
- what is repeated without one are characters of words, or given back by nobody (`++`),
- and between two such runs stands something that neither can hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]  # where `re` reads expressions
from re import _parser  # type: ignore[attr-defined]
from typing import Any

SAMPLE = "".join(map(chr, (0x9, 0xA, *range(0x20, 0x7F), *range(0xA0, 0x100), 0x153, 0x202F, 0x2011, 0x2019, 0x20AC)))
"""Characters by which kinds of characters are told apart."""
Characters = frozenset[str]
ONE_CHARACTER = frozenset({sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN})
"""Parts that take one character."""
MOST = 100
"""How often a group or a character may be repeated."""


def faults(expression: str) -> list[str]:
    """Why an expression of whole words may take more than a time that grows as the text does; empty if it cannot."""
    reader = _Reader()
    reader.sequence(_parser.parse(expression), frozenset())
    return reader.faults


class _Reader:
    """Goes through an expression with the runs that are open: those whose characters may still follow, undivided."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def sequence(self, parts: Iterable[tuple[Any, Any]], runs: frozenset[Characters]) -> frozenset[Characters]:
        """The runs open after parts that follow one another."""
        for kind, value in parts:
            runs = self._part(kind, value, runs)
        return runs

    def _part(self, kind: object, value: Any, runs: frozenset[Characters]) -> frozenset[Characters]:
        if kind in (sre.AT, sre.GROUPREF):
            return runs
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            self.sequence(value[1], frozenset())
            return runs
        if kind is sre.BRANCH:
            return frozenset().union(*(self.sequence(repeated, runs) for repeated in value[1]))
        if kind is sre.SUBPATTERN:
            return self.sequence(value[-1], runs)
        if kind is sre.ATOMIC_GROUP:
            return self.sequence(value, runs)
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            return self._repeated(kind, *value, runs)
        return frozenset(run for run in runs if run & characters_of(kind, value))

    def _repeated(
        self, kind: object, least: int, most: int, body: Sequence[tuple[Any, Any]], runs: frozenset[Characters]
    ) -> frozenset[Characters]:
        if most <= MOST:
            after = self.sequence(body, self.sequence(body, runs)) if most > 1 else self.sequence(body, runs)
            return after | self.sequence(body, runs) | (frozenset() if least else runs)
        if len(body) != 1 or body[0][0] not in ONE_CHARACTER:
            self.faults.append(f"a group is repeated without a bound: {body}")
            return frozenset()
        run = characters_of(*body[0])
        if kind is sre.POSSESSIVE_REPEAT:
            return runs if not least else frozenset(r for r in runs if r & run)
        if not all(character.isalnum() or character == "_" for character in run):
            self.faults.append(f"other characters than those of words are repeated without a bound: {body}")
        if any(run & other for other in runs):
            self.faults.append(f"a run can be divided between this and a piece before it: {body}")
        return runs | {run}


def characters_of(kind: object, value: Any) -> Characters:
    """The characters of the sample that a part of an expression takes, which takes one."""
    return _characters_of(kind, tuple(value) if isinstance(value, list) else value)


@cache
def _characters_of(kind: object, value: Any) -> Characters:
    if kind is sre.LITERAL:
        return frozenset(chr(value))
    if kind is sre.NOT_LITERAL:
        return frozenset(SAMPLE) - {chr(value)}
    if kind is sre.ANY:
        return frozenset(SAMPLE) - {"\n"}
    if kind is sre.IN:
        return frozenset(_in_class(value))
    raise ValueError(f"not one character: {kind}")


def _in_class(items: Sequence[tuple[Any, Any]]) -> Iterator[str]:
    negated = items[0][0] is sre.NEGATE
    for character in SAMPLE:
        if any(_holds(kind, value, character) for kind, value in items if kind is not sre.NEGATE) != negated:
            yield character


def _holds(kind: object, value: Any, character: str) -> bool:
    if kind is sre.LITERAL:
        return bool(ord(character) == value)
    if kind is sre.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    word = character.isalnum() or character == "_"
    return {
        sre.CATEGORY_WORD: word,
        sre.CATEGORY_NOT_WORD: not word,
        sre.CATEGORY_SPACE: character.isspace(),
        sre.CATEGORY_NOT_SPACE: not character.isspace(),
        sre.CATEGORY_DIGIT: character.isdecimal(),
        sre.CATEGORY_NOT_DIGIT: not character.isdecimal(),
    }[value]
