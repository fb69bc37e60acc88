"""Each construct of the grammar, drawn from its rules: every statement, list and declaration again and again.

A statement that is new in the grammar is measured without being asked for. What may stand again and again is what Lark
makes a rule of its own for, with a name such as `__items_star_3`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache

from lark.grammar import NonTerminal, Rule, Symbol
from tests.fuzz.inputs import grammar_rules, written

from benchmarks.growth.case import BASE, Case
from polc.project.limits import MOST_DECLARATIONS

KNOWN = re.findall(r"^(?:data|purpose|subject|recipient|channel|document) ([\w-]+)", BASE, re.MULTILINE)
REPEATED = re.compile(r"__.*_(?:star|plus)_\d+")


def cases() -> Iterator[Case]:
    """Each declaration, each statement of each, and each list in each, n times."""
    for declaration in _choices("_declaration"):
        yield Case(f"grammar {declaration}", _declarations(declaration), MOST_DECLARATIONS // 2)
        for repeated in _repeated_in(declaration):
            for item in _items(repeated):
                yield Case(f"grammar {declaration}: {_told(item)}", _within(declaration, repeated, item))


def _declarations(declaration: str) -> Callable[[int], str]:
    def text(times: int) -> str:
        writer = _Writer()
        return BASE + "".join(writer.written((declaration,)) + "\n" for _ in range(times))

    return text


def _within(declaration: str, repeated: str, item: tuple[str, ...]) -> Callable[[int], str]:
    def text(times: int) -> str:
        return BASE + _Writer(repeated, item, times).written((declaration,)) + "\n"

    return text


@cache
def _rules() -> dict[str, list[Rule]]:
    return grammar_rules()


def _names(rule: Rule) -> tuple[str, ...]:
    return tuple(symbol.name for symbol in rule.expansion)


def _choices(name: str) -> list[str]:
    """The rules that one which only chooses chooses from, such as the statements of a declaration."""
    return [symbol for rule in _rules()[name] for symbol in _names(rule)]


def _repeated_in(name: str) -> list[str]:
    """The rules for what is repeated that a rule leads to, in the order they are met."""
    found: dict[str, None] = {}
    left = [name]
    seen: set[str] = set()
    while left:
        first = left.pop(0)
        if first in seen or first not in _rules():
            continue
        seen.add(first)
        if REPEATED.fullmatch(first):
            found[first] = None
        left += [symbol for rule in _rules()[first] for symbol in _names(rule)]
    return list(found)


def _items(repeated: str) -> list[tuple[str, ...]]:
    """What a rule repeats, one way each: a choice is each of its members."""
    ways: dict[tuple[str, ...], None] = {}
    for rule in _rules()[repeated]:
        names = _names(rule)
        if repeated in names or "in_time" in names:
            continue
        for which in itertools.product(*(_choices(n) if n.endswith("_item") else [n] for n in names)):
            ways[which] = None
    return list(ways)


def _told(item: tuple[str, ...]) -> str:
    return " ".join(item)


@cache
def _steps_to(target: str) -> dict[str, int]:
    """By how many rules each rule leads to another."""
    steps = {target: 0}
    changed = True
    while changed:
        changed = False
        for name, rules in _rules().items():
            best = min((steps[n] + 1 for rule in rules for n in _names(rule) if n in steps), default=None)
            if best is not None and best < steps.get(name, best + 1):
                steps[name] = best
                changed = True
    return steps


@cache
def _shortest(name: str) -> int:
    """How many symbols the shortest sentence of a rule has."""
    return _lengths()[name]


@cache
def _lengths() -> dict[str, int]:
    lengths: dict[str, int] = {}
    changed = True
    while changed:
        changed = False
        for name, rules in _rules().items():
            for rule in rules:
                parts = [lengths.get(s.name) if isinstance(s, NonTerminal) else 1 for s in rule.expansion]
                if None not in parts:
                    length = 1 + sum(p for p in parts if p is not None)
                    if length < lengths.get(name, length + 1):
                        lengths[name] = length
                        changed = True
    return lengths


class _Writer:
    """Writes sentences of the grammar, as short as may be, with `item` in the place of `repeated`, `times` over."""

    def __init__(self, repeated: str = "", item: tuple[str, ...] = (), times: int = 0) -> None:
        self._repeated = repeated
        self._item = item
        self._times = times
        self._number = itertools.count()

    def written(self, names: tuple[str, ...]) -> str:
        """The words of a sentence of these rules or terminals."""
        parts: list[str] = []
        for name in names:
            self._write(name, parts)
        return " ".join(parts)

    def _write(self, name: str, parts: list[str]) -> None:
        if name == self._repeated and self._times:
            times, self._times = self._times, 0
            for _ in range(times):
                for inner in self._item:
                    self._write(inner, parts)
        elif name in _rules():
            for symbol in self._chosen(name):
                self._write(symbol.name, parts)
        elif name == "WORD":
            number = next(self._number)
            parts.append(KNOWN[number % len(KNOWN)] if number % 3 else f"x{number}")
        elif name in ("STRING", "BLOCK"):
            parts.append(f'"Words {next(self._number)}"')
        else:
            parts.append(written(name)[0])

    def _chosen(self, name: str) -> list[Symbol]:
        """The shortest expansion of a rule; the one that leads to what is repeated while that is still to come."""
        rules = _rules()[name]
        steps = _steps_to(self._repeated)
        if self._times and name in steps:
            return list(min(rules, key=lambda r: min(steps.get(n, len(_rules())) for n in _names(r))).expansion)
        return list(min(rules, key=lambda r: sum(_shortest(n) if n in _rules() else 1 for n in _names(r))).expansion)
