"""A policy laid out: the author's lines, our columns. What the file states does not change, and no comment moves.

Lines end where the author ends them, but for those that are too long. A declaration has no margin, a statement on a
line of its own two columns more than what holds it, and two blanks before it where it follows another one; a list goes
on under its first member, and the second language of a text stands under the first. Blank lines come one at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from polc.editor.layout_structure import Structure, Token, rows_of, structure_of, tokens_of
from polc.syntax.tree import File

WIDTH = 100
"""The columns of a line, comments at its end left out. What cannot be parted, such as a long text, may be longer."""
STEP = 2
BETWEEN_STATEMENTS = "  "


class _Writer:
    """Lines as they are written; remembers in which column each token stands."""

    def __init__(self, structure: Structure) -> None:
        self.lines: list[str] = []
        self._structure = structure
        self._columns: dict[int, int] = {}
        self._depth = 0
        self._statement_margin = 0
        self._list_margin: int | None = None
        self._last = ""

    def write_all(self, rows: Sequence[list[Token]]) -> None:
        """Writes every line, in several where it is too long."""
        waiting = deque(rows)
        while waiting:
            tokens = waiting.popleft()
            if tokens[0].blank_before and self.lines and self.lines[-1]:
                self.lines.append("")
            following = next((token for row in waiting for token in row[:1] if token.kind != "comment"), None)
            line, columns, width = self._line(tokens, following)
            first, *others = self._parted(tokens, columns) if width > WIDTH else [tokens]
            if others:
                if waiting and self._is_one_list(others[-1], waiting[0]):
                    others[-1] += waiting.popleft()
                waiting.extendleft((*reversed(others), first))
                continue
            self._take(tokens, columns)
            self.lines.append(line)

    def _is_one_list(self, tail: Sequence[Token], row: Sequence[Token]) -> bool:
        """True where what is left of a line goes on, name by name, in the next one."""
        plain = all(token.kind in ("word", "sign") for token in (*tail, *row))
        around, before = self._structure.list_around(row[0]), self._structure.list_around(tail[-1])
        return plain and tail[-1].written == "," and around is not None and around == before

    def _line(self, tokens: Sequence[Token], then: Token | None) -> tuple[str, dict[int, int], int]:
        """A line, the column of each token, and its width without a comment at its end."""
        line = " " * self._margin(tokens[0], then)
        columns: dict[int, int] = {}
        width, before = 0, None
        for token in tokens:
            if before is not None:
                line += self._gap(before, token, len(line))
            columns[token.start] = len(line) - (line.rfind("\n") + 1)
            line += token.written
            width = width if token.kind == "comment" else max(map(len, line.split("\n")))
            before = token
        return line, columns, width

    def _margin(self, token: Token, then: Token | None) -> int:
        """The columns before the first token of a line."""
        if token.kind == "comment":
            return self._margin(then, None) if then is not None and then.written != "}" else STEP * self._depth
        if token.start in self._structure.declarations:
            return 0
        if token.written == "}":
            return STEP * max(0, self._depth - 1)
        if token.start in self._structure.statements:
            return STEP * self._depth
        anchor = self._structure.list_around(token)
        if anchor is not None and anchor in self._columns:
            return self._columns[anchor]
        if self._last == "," and self._list_margin is not None:
            return self._list_margin
        return self._statement_margin + STEP

    def _gap(self, before: Token, token: Token, column: int) -> str:
        """What stands between two tokens of a line."""
        if token.kind == "comment":
            return " " * max(len(BETWEEN_STATEMENTS), token.column - column)
        if token.written == "," and token.kind == "sign":
            return ""
        begins = token.start in self._structure.statements or token.start in self._structure.declarations
        return BETWEEN_STATEMENTS if begins and before.written != "{" else " "

    def _take(self, tokens: Sequence[Token], columns: dict[int, int]) -> None:
        """Remembers what a line that is written says of the next ones."""
        self._columns |= columns
        for token in tokens:
            if token.start in self._structure.statements or token.start in self._structure.declarations:
                self._statement_margin, self._list_margin = columns[token.start], None
            elif self._list_margin is None and token.kind != "comment":
                self._list_margin = columns[token.start]  # what follows the word of the statement
            self._last = token.written if token.kind != "comment" else self._last
            if token.kind == "sign":
                self._depth += {"{": 1, "}": -1}.get(token.written, 0)

    def _parted(self, tokens: list[Token], columns: dict[int, int]) -> list[list[Token]]:
        """A line that is too long as several: its statements, else its list, else the languages of its text."""
        depths = _depths(tokens)
        starts = [n for n, t in enumerate(tokens) if n and t.start in self._structure.statements]
        if starts:
            outer = min(depths[n] for n in starts)
            return _cut(tokens, [*(n for n in starts if depths[n] == outer), *_closing(tokens, depths, outer)])
        fitting = [
            n + 1
            for n, token in enumerate(tokens[:-1])
            if token.written == "," and token.kind == "sign" and columns[token.start] < WIDTH
        ]
        if fitting:
            return _cut(tokens, [fitting[-1]])
        return _cut(tokens, [n for n, token in enumerate(tokens) if n and self._structure.is_language(token)])


def _cut(tokens: list[Token], places: Sequence[int]) -> list[list[Token]]:
    """Tokens cut before each of some places; a comment stays with what stands before it."""
    cuts = [n for n in sorted(set(places)) if 0 < n < len(tokens) and tokens[n].kind != "comment"]
    return [tokens[a:b] for a, b in zip([0, *cuts], [*cuts, len(tokens)], strict=True)]


def _depths(tokens: Sequence[Token]) -> list[int]:
    """How many braces of a line are open before each of its tokens; less than none where others were open before."""
    depths = [0]
    for token in tokens:
        depths.append(depths[-1] + ({"{": 1, "}": -1}.get(token.written, 0) if token.kind == "sign" else 0))
    return depths


def _closing(tokens: Sequence[Token], depths: Sequence[int], outer: int) -> list[int]:
    """The braces of a line that close what holds statements of a depth, and what holds that."""
    return [n for n, t in enumerate(tokens) if t.written == "}" and t.kind == "sign" and depths[n] <= outer]


def laid_out(file: File) -> str:
    """The text of a file that was read without a mistake, laid out; the same for a text that is laid out already."""
    tokens = list(tokens_of(file.source.text))
    writer = _Writer(structure_of(file, tokens))
    writer.write_all(rows_of(tokens))
    return "".join(f"{line}\n" for line in writer.lines)
