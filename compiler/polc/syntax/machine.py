"""Reads text by the tables of the grammar: words, shifts and reductions. Knows no rule of the language and no file.

The tables are Lark's own (`tables.py`), and so is the way of reading: what a word is depends on what could stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from polc.syntax.tables import END, Tables

Build = Callable[[list[Any]], Any]
Reduction = tuple[str, int, tuple[int, ...], bool, Build | None]


class Token(str):
    """One written word, text or sign: `type` is its terminal, the others offsets in characters, `end_pos` excluded."""

    __slots__ = ("end_pos", "start_pos", "type")
    type: str
    start_pos: int
    end_pos: int


def token(type_: str, text: str, start: int = 0) -> Token:
    """A token that stands at an offset."""
    made = Token(text)
    made.type, made.start_pos, made.end_pos = type_, start, start + len(text)
    return made


class Stopped(Exception):  # noqa: N818 - it is where reading stopped, which parse() turns into a finding
    """Reading stopped at an offset: at a token that could not stand there, or, where it is None, at no token at all.

    `state` is what had been read. At the end of the text the token is one of type `END`.
    """

    def __init__(self, at: int, found: Token | None, state: State) -> None:
        super().__init__(at)
        self.at = at
        self.token = found
        self.state = state


class Reductions(dict[int, Reduction]):
    """How to reduce by each rule, made when it is first reduced by."""

    def __init__(self, tables: Tables, build: Callable[[str], Build]) -> None:
        super().__init__()
        self._tables = tables
        self._build = build

    def __missing__(self, number: int) -> Reduction:
        name, parts, single = self._tables.rules[number]
        inlined = tuple(i for i, p in enumerate(parts) if p.startswith("_") and p not in self._tables.terminals)
        made = self[number] = (name, len(parts), inlined, single, None if name.startswith("_") else self._build(name))
        return made


class Machine:
    """The tables made ready: `build(rule)` gives what makes a value of the parts that a rule was reduced from.

    Parts are tokens and values. A rule whose name begins with an underscore has no value: its parts are those of the
    rule around it.
    """

    def __init__(self, tables: Tables, build: Callable[[str], Build]) -> None:
        self.tables = tables
        self.rows = tables.rows
        ignored = "|".join(expression for name, expression in tables.patterns if name in tables.ignored)
        self._blank = re.compile(f"(?>(?:{ignored})*)")
        terminals = "|".join(f"(?P<{n}>{e})" for n, e in tables.patterns if n not in tables.ignored)
        self._next = re.compile(f"{self._blank.pattern}(?:{terminals}|(?P<_END>\\Z))").match
        self._rules = Reductions(tables, build)

    def start(self) -> State:
        """Where nothing has been read yet."""
        return State(self, [self.tables.start], [])

    def read(self, text: str, at: int = 0) -> Any:  # noqa: ANN401 - what the rule of a whole file builds
        """The value of the text from an offset on. Raises Stopped where it cannot be read further."""
        rows, rules, keywords, word = self.rows, self._rules, self.tables.keywords, self.tables.word
        match, new = self._next, str.__new__
        states: list[int] = [self.tables.start]
        values: list[Any] = []
        while True:
            row = rows[states[-1]]
            found = match(text, at)
            if found is None:
                raise Stopped(self._blank.match(text, at).end(), None, State(self, states, values))  # type: ignore[union-attr]
            kind: str = found.lastgroup  # type: ignore[assignment]
            written = found[kind]
            start, end = found.span(kind)
            if kind == word:
                kind = keywords.get(written, word)
                if kind not in row:
                    kind = word
            elif kind not in row:
                if kind == "_END":
                    state = State(self, states, values)
                    return state.finish(len(text))
                kind, end = self._in_context(text, start, row) or (kind, end)
                written = text[start:end]
            made = new(Token, written)
            made.type, made.start_pos, made.end_pos = kind, start, end
            action = row.get(kind)
            while action is not None and action < 0:
                self._reduce(rules[~action], states, values)
                action = rows[states[-1]].get(kind)
            if action is None:
                raise Stopped(start, made, State(self, states, values))
            states.append(action)
            values.append(made)
            at = end

    def _reduce(self, rule: Reduction, states: list[int], values: list[Any]) -> None:
        """Puts the value of a rule in the place of its parts."""
        name, size, inlined, single, build = rule
        parts: list[Any] = []
        if size:
            parts = values[-size:]
            del values[-size:], states[-size:]
            if inlined:
                parts = _flat(parts, inlined)
        values.append(parts if build is None else parts[0] if single and len(parts) == 1 else build(parts))
        states.append(self.rows[states[-1]][name])

    def _in_context(self, text: str, at: int, row: dict[str, int]) -> tuple[str, int] | None:
        """What stands at an offset where only the terminals of a row, and words, are looked for."""
        for name, expression in self.tables.patterns:
            if name in row or name == self.tables.word:
                found = re.compile(expression).match(text, at)
                if found:
                    keyword = self.tables.keywords.get(found[0], "") if name == self.tables.word else ""
                    return (keyword if keyword in row else name), found.end()
        return None

    def after(self, states: list[int], terminal: str) -> list[int] | None:
        """The states after a terminal, values left out; None where it cannot stand there."""
        later = list(states)
        while (action := self.rows[later[-1]].get(terminal)) is not None:
            if action >= 0:
                return [*later, action]
            name, size, *_ = self._rules[~action]
            del later[len(later) - size :]
            later.append(self.rows[later[-1]][name])
            if terminal == END and later[-1] == self.tables.end:
                return later
        return None


def _flat(parts: list[Any], inlined: tuple[int, ...]) -> list[Any]:
    """The parts, with those of the rules without a value in their places."""
    begin = 1 if inlined[0] == 0 else 0
    flat: list[Any] = parts[0] if begin else []
    for index in range(begin, len(parts)):
        if index in inlined:
            flat += parts[index]
        else:
            flat.append(parts[index])
    return flat


class State:
    """What has been read of a text: `values` are the tokens and values not yet part of a larger one."""

    def __init__(self, machine: Machine, states: list[int], values: list[Any]) -> None:
        self._machine = machine
        self._states = states
        self.values = values

    def accepted(self) -> frozenset[str]:
        """The terminals that can follow, `END` among them where the text could end."""
        machine, states = self._machine, self._states
        terminals = (t for t in machine.rows[states[-1]] if t in machine.tables.terminals)
        return frozenset(t for t in terminals if machine.after(states, t) is not None)

    def then(self, *terminals: str) -> State | None:
        """What it would be after more terminals, without values; None where they cannot follow."""
        states: list[int] | None = self._states
        for terminal in terminals:
            states = self._machine.after(states, terminal) if states is not None else None
        return State(self._machine, states, []) if states is not None else None

    def cut(self, depth: int) -> State:
        """What it was when it had only its first values."""
        return State(self._machine, self._states[: depth + 1], self.values[:depth])

    def finish(self, at: int) -> Any:  # noqa: ANN401 - what the rule of a whole file builds
        """The value of a text that ends here, at an offset. Raises Stopped where it cannot end."""
        machine, states = self._machine, self._states
        while states[-1] != machine.tables.end:
            action = machine.rows[states[-1]].get(END)
            if action is None:
                raise Stopped(at, token(END, "", at), self)
            machine._reduce(machine._rules[~action], states, self.values)
        return self.values[-1]
