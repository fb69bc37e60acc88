"""The tables that the grammar is read by.

They are terminals, rules and states, as plain data. They are made of `dsl/pol.lark`, by Lark, when the package is made
(`from_lark.py`); and in a process whose grammar has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from polc.core.record import record
from polc.reference.package import compiled, read_text

GRAMMAR = "pol.lark"
END = "$END"
"""The terminal that stands for the end of the text."""


@record
class Rule:
    """One expansion of a rule: `parts` are terminals and rules.

    `single` when one part alone stands for the whole.
    """

    name: str
    parts: tuple[str, ...]
    single: bool


class Rules:
    """Every rule by its number, made when it is asked for."""

    def __init__(self, made: list[tuple[str, bool]], symbols: list[str]) -> None:
        self._made = made
        self._symbols = symbols

    def __iter__(self) -> Iterator[Rule]:
        return (self[number] for number in range(len(self._made)))

    def __getitem__(self, number: int) -> Rule:
        numbers, single = self._made[number]
        name, *parts = (self._symbols[int(symbol)] for symbol in numbers.split())
        return Rule(name, tuple(parts), single)


class Rows(dict[int, dict[str, int]]):
    """The row of each state, made when it is asked for.

    A text passes through a third of the states.
    """

    def __init__(self, made: list[str], symbols: list[str], lookaheads: list[str]) -> None:
        super().__init__()
        self._made = made
        self._symbols = symbols
        self._lookaheads = lookaheads
        self._read: dict[int, list[str]] = {}

    def _lookahead(self, number: int) -> list[str]:
        """The terminals of a set of lookahead."""
        if number not in self._read:
            self._read[number] = [self._symbols[int(symbol)] for symbol in self._lookaheads[number].split()]
        return self._read[number]

    def __missing__(self, state: int) -> dict[str, int]:
        shifts, reductions = ([int(number) for number in part.split()] for part in self._made[state].split(";"))
        row = {self._symbols[symbol]: target for symbol, target in zip(shifts[::2], shifts[1::2], strict=True)}
        for rule, ahead in zip(reductions[::2], reductions[1::2], strict=True):
            row.update(dict.fromkeys(self._lookahead(ahead), ~rule))
        self[state] = row
        return row


@record
class Tables:
    """What Lark makes of a grammar.

    `patterns` are the regular expressions of terminals, the one to be preferred first; `ignored` those of blank space
    and comments; `words` the text of each terminal that is one word or sign; `word` the terminal of which keywords are
    special cases, and `keywords` their terminals by text; `terminals` are all of them, the end among them. `rows` give
    for each state, by terminal, the next state or, below zero, the complement of the number of a rule to reduce by;
    and by rule the next state.
    """

    patterns: tuple[tuple[str, str], ...]
    ignored: frozenset[str]
    words: dict[str, str]
    word: str
    keywords: dict[str, str]
    terminals: frozenset[str]
    rules: Rules
    rows: Rows
    start: int
    end: int


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables of the language."""
    made = compiled(GRAMMAR)
    if made is None:
        from polc.syntax.parser.lark_tables import plain_tables

        made = plain_tables(read_text(GRAMMAR))
    return tables_from(made)


def tables_from(made: dict[str, Any]) -> Tables:
    """The tables in the plain form in which the package holds them.

    `plain_tables` gives it.
    """
    words: dict[str, str] = made["words"]
    signs = {name for name, _ in made["patterns"]}
    return Tables(
        patterns=tuple((name, expression) for name, expression in made["patterns"]),
        ignored=frozenset(made["ignored"]),
        words=words,
        word=made["word"],
        keywords={text: name for name, text in words.items() if name not in signs},
        terminals=frozenset((*signs, *words, END)),
        rules=Rules(made["rules"], made["symbols"]),
        rows=Rows(made["states"], made["symbols"], made["lookaheads"]),
        start=made["start"],
        end=made["end"],
    )
