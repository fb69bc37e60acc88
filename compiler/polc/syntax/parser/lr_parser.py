"""Reads text by the tables of the grammar: words, shifts and reductions.

The tables are Lark's own (`tables.py`), and so is the way of reading: what a word is depends on what could stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from polc.core.record import record
from polc.syntax.parser.tables import END, Tables

Build = Callable[[list[Any]], Any]
_END = "_END"
"""The group in which the end of the text is found."""
Shape = tuple[str, int, tuple[bool, ...], bool]
"""A rule: its name, number of parts, which of them are inlined (empty for none), whether one part stands for it."""
Reduction = tuple[str, int, tuple[bool, ...], bool, Build | None]
"""The shape of a rule, and what makes its value."""


class Token(str):
    """One written word, text or sign.

    `type` is its terminal. The others are offsets in characters, `end_pos` excluded.
    """

    __slots__ = ("end_pos", "start_pos", "type")
    type: str
    start_pos: int
    end_pos: int


def token(type_: str, text: str, start: int = 0) -> Token:
    """A token that stands at an offset."""
    made = Token(text)
    made.type, made.start_pos, made.end_pos = type_, start, start + len(text)
    return made


class ParseError(Exception):
    """Reading stopped at an offset.

    A token could not stand there or, where it is None, there was no token at all. `state` is what had been read. At the
    end of the text the token is one of type `END`.
    """

    def __init__(self, at: int, found: Token | None, state: State) -> None:
        super().__init__(at)
        self.at = at
        self.token = found
        self.state = state


class Shapes(dict[int, Shape]):
    """The shape of each rule, made when it is first reduced by."""

    def __init__(self, tables: Tables) -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, number: int) -> Shape:
        rule = self._tables.rules[number]
        inlined = tuple(part.startswith("_") and part not in self._tables.terminals for part in rule.parts)
        made = self[number] = (rule.name, len(rule.parts), inlined if any(inlined) else (), rule.single)
        return made


class Reductions(dict[int, Reduction]):
    """How to reduce by each rule while a source is read.

    Each is made when it is first needed.
    """

    def __init__(self, shapes: Shapes, build: Callable[[str], Build]) -> None:
        super().__init__()
        self._shapes = shapes
        self._build = build

    def __missing__(self, number: int) -> Reduction:
        shape = self._shapes[number]
        made = self[number] = (*shape, None if shape[0].startswith("_") else self._build(shape[0]))
        return made


@record
class Scanner:
    """The tables made ready for any source.

    Those are expressions for blank space and for the next word, and shapes of rules.
    """

    tables: Tables
    blank: re.Pattern[str]
    word: re.Pattern[str]
    shapes: Shapes


def scanner_of(tables: Tables) -> Scanner:
    """Return the scanner of a grammar."""
    ignored = "|".join(expression for name, expression in tables.patterns if name in tables.ignored)
    blank = f"(?>(?:{ignored})*)"
    # The group that names an alternative ends it, so that a wrong one is left at its first character.
    terminals = "|".join(f"{e}(?P<{n}>)" for n, e in tables.patterns if n not in tables.ignored)
    word = f"{blank}()(?:{terminals}|\\Z(?P<{_END}>))"
    return Scanner(tables, re.compile(blank), re.compile(word), Shapes(tables))


class LRParser:
    """Reads one source.

    `build(rule)` gives what makes a value of the parts that a rule was reduced from. Parts are tokens and values. A
    rule whose name begins with an underscore has no value: its parts are those of the rule around it.
    """

    def __init__(self, scanner: Scanner, build: Callable[[str], Build]) -> None:
        self.tables = scanner.tables
        self.rows = scanner.tables.rows
        self._scanner = scanner
        self._rules = Reductions(scanner.shapes, build)

    def start(self) -> State:
        """Where nothing has been read yet."""
        return State(self, [self.tables.start], [])

    def read(self, text: str, at: int = 0, state: State | None = None) -> Any:  # noqa: ANN401 - what the grammar's `start` builds
        """The value of the text from an offset on.

        What a state has read already comes before it, and is used up. Raises ParseError where it cannot be read
        further. All in one loop, for it is run for each word and each rule.
        """
        rows, rules, keywords, word = self.rows, self._rules, self.tables.keywords, self.tables.word
        match, new, last = self._scanner.word.match, str.__new__, self.tables.end
        states, values = (state.states, state.values) if state else ([self.tables.start], [])
        row = rows[states[-1]]
        while True:
            found = match(text, at)
            if found is None:
                raise ParseError(self._scanner.blank.match(text, at).end(), None, State(self, states, values))  # type: ignore[union-attr]
            kind: str = found.lastgroup  # type: ignore[assignment]
            start, at = found.start(1), found.end()
            written = text[start:at]
            if kind == word:
                kind = keywords.get(written, word)
            action = row.get(kind)
            if action is None:
                kind, written = self._in_context(kind, written, text, start, row)
                at = start + len(written)
                action = row.get(kind)
            while action is not None and action < 0:
                name, size, inlined, single, build = rules[~action]
                if size == 1:
                    parts = values.pop() if inlined else [values.pop()]
                    states.pop()
                elif size:
                    parts = values[-size:]
                    del values[-size:], states[-size:]
                    if inlined:
                        parts = _flattened(parts, inlined)
                else:
                    parts = []
                if build is None:
                    values.append(parts)
                else:
                    values.append(parts[0] if single and len(parts) == 1 else build(parts))
                target = rows[states[-1]][name]
                if target == last and kind == END:
                    return values[-1]
                states.append(target)
                row = rows[target]
                action = row.get(kind)
            made = new(Token, written)
            made.type, made.start_pos, made.end_pos = kind, start, at
            if action is None:
                raise ParseError(start, made, State(self, states, values))
            states.append(action)
            values.append(made)
            row = rows[action]

    def _in_context(self, kind: str, written: str, text: str, at: int, row: dict[str, int]) -> tuple[str, str]:
        """The terminal and the words at an offset where what was found cannot stand.

        They are as found if nothing else can be read there. There, only the terminals of a row, and words, are looked
        for; a keyword that cannot stand is a word.
        """
        if kind == _END:
            return END, written
        for name, expression in self.tables.patterns:
            if name in row or name == self.tables.word:
                found = re.compile(expression).match(text, at)
                if found:
                    keyword = self.tables.keywords.get(found[0], "") if name == self.tables.word else ""
                    return (keyword if keyword in row else name), found[0]
        return kind, written

    def after(self, states: list[int], terminal: str) -> list[int] | None:
        """The states after a terminal, values left out; None where it cannot stand there."""
        later = list(states)
        while (action := self.rows[later[-1]].get(terminal)) is not None:
            if action >= 0:
                return [*later, action]
            name, size, *_ = self._scanner.shapes[~action]
            del later[len(later) - size :]
            later.append(self.rows[later[-1]][name])
            if terminal == END and later[-1] == self.tables.end:
                return later
        return None


def _flattened(parts: list[Any], inlined: tuple[bool, ...]) -> list[Any]:
    """The parts, with those of the rules without a value in their places.

    The first list grows, as most do.
    """
    flat: list[Any] = parts[0] if inlined[0] else [parts[0]]
    if len(parts) == 2:
        if inlined[1]:
            flat += parts[1]
        else:
            flat.append(parts[1])
    elif True not in inlined[1:]:
        flat += parts[1:]
    else:
        for part, spliced in zip(parts[1:], inlined[1:], strict=True):
            if spliced:
                flat += part
            else:
                flat.append(part)
    return flat


class State:
    """What has been read of a text.

    `values` are the tokens and values not yet part of a larger one.
    """

    def __init__(self, parser: LRParser, states: list[int], values: list[Any]) -> None:
        self._parser = parser
        self.states = states
        self.values = values

    def accepted(self) -> frozenset[str]:
        """The terminals that can follow, `END` among them where the text could end."""
        parser = self._parser
        terminals = (t for t in parser.rows[self.states[-1]] if t in parser.tables.terminals)
        return frozenset(t for t in terminals if parser.after(self.states, t) is not None)

    def then(self, *terminals: str) -> State | None:
        """What it would be after more terminals, without values.

        None where they cannot follow.
        """
        states: list[int] | None = self.states
        for terminal in terminals:
            states = self._parser.after(states, terminal) if states is not None else None
        return State(self._parser, states, []) if states is not None else None

    def cut(self, depth: int) -> State:
        """What it was when it had only its first values."""
        return State(self._parser, self.states[: depth + 1], self.values[:depth])

    def finish(self) -> Any:  # noqa: ANN401 - what the rule of a whole file builds
        """The value of a text that ends here. Raises ParseError where it cannot end."""
        return self._parser.read("", 0, self)
