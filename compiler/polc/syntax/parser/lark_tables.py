"""Makes the tables of a grammar with Lark: the only module that knows Lark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lark import Lark, Token
from lark.grammar import Rule
from lark.lexer import TerminalDef

WORD = "WORD"
NUMBER = "@"
"""Where Lark holds the number of a rule."""


class WholeWords:
    """Keeps WORD among the tokens that every state of the lexer considers.

    So keywords are whole words.
    """

    always_accept = (WORD,)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Leaves the tokens as they are."""
        return stream


def lark(grammar: str, **options: Any) -> Lark:  # noqa: ANN401 - Lark's own options
    """Lark's own parser of a grammar, to bare trees.

    It is LALR(1) with a contextual lexer, and keeps every token for its place.
    """
    return Lark(
        grammar,
        parser="lalr",
        lexer="contextual",
        postlex=WholeWords(),
        keep_all_tokens=True,
        maybe_placeholders=False,
        **options,
    )


def plain_tables(grammar: str) -> dict[str, Any]:
    """The tables of a grammar as plain data.

    JSON can hold it, and `tables_from` takes it. Symbols and sets of lookahead are numbered; a list of numbers is a
    text, so that only what is needed of it is read: for a state, symbols each with the next state, then rules each with
    the set of lookahead before which it reduces.
    """
    parser = lark(grammar)
    serialized, _ = parser.memo_serialize([TerminalDef, Rule])  # rules and terminals are told by their numbers
    table = serialized["parser"]["parser"]
    rules = {rule[NUMBER]: number for number, rule in enumerate(serialized["rules"])}
    rows_of = {state: _named_actions(row, table["tokens"]) for state, row in table["states"].items()}
    states = {state: number for number, state in enumerate(_walked(rows_of, table["start_states"]["start"]))}
    symbols: dict[str, int] = {}
    lookaheads: dict[tuple[int, ...], int] = {}

    def symbol(name: object) -> int:
        return symbols.setdefault(str(name), len(symbols))

    rows = []
    for state in states:
        shifts: list[int] = []
        reduced: dict[int, list[int]] = {}
        for name, (reduces, target) in rows_of[state]:
            if reduces:
                reduced.setdefault(rules[target[NUMBER]], []).append(symbol(name))
            else:
                shifts += [symbol(name), states[target]]
        ahead = [(r, lookaheads.setdefault(tuple(sorted(s)), len(lookaheads))) for r, s in reduced.items()]
        rows.append(f"{_joined_numbers(shifts)};{_joined_numbers(number for pair in ahead for number in pair)}")
    words = {t.name: t.pattern.value for t in parser.terminals if t.pattern.type == "str"}
    preferred = sorted(
        parser.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name)
    )
    return {
        "patterns": [[t.name, t.pattern.to_regexp()] for t in preferred if not words.get(t.name, "")[:1].isalpha()],
        "ignored": sorted(parser.ignore_tokens),
        "words": words,
        "word": WORD,
        "rules": [
            [
                _joined_numbers(symbol(name) for name in (r.origin.name, *(s.name for s in r.expansion))),
                bool(r.options.expand1),
            ]
            for r in parser.rules
        ],
        "states": rows,
        "symbols": list(symbols),
        "lookaheads": [_joined_numbers(names) for names in lookaheads],
        "start": states[table["start_states"]["start"]],
        "end": states[table["end_states"]["start"]],
    }


def _named_actions(row: dict[int, Any], tokens: dict[int, str]) -> list[tuple[str, Any]]:
    """What is done in a state, by the names of symbols, in their alphabet."""
    return sorted((str(tokens[number]), action) for number, action in row.items())


def _walked(rows: dict[int, list[tuple[str, Any]]], start: int) -> list[int]:
    """The states of Lark's table in the order in which they are reached.

    The words of a row are in alphabetical order. Lark numbers them as they come out of sets: otherwise than the time
    before.
    """
    reached = [start]
    known = set(reached)
    for state in reached:
        for _, (reduces, target) in rows[state]:
            if not reduces and target not in known:
                known.add(target)
                reached.append(target)
    return reached


def _joined_numbers(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))
