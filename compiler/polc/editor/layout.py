"""A policy laid out: the author's lines, our columns.

What the file states does not change, and no comment moves. Lines end where the author ends them, but for those that are
too long. A declaration has no margin, a statement on a line of its own two columns more than what holds it, and two
blanks before it where it follows another one; a list goes on under its first member, and the second language of a text
stands under the first. Blank lines come one at a time.
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
        in_one_list = 0  # so many of the rows that wait are known to hold nothing but what is left of a list
        while waiting:
            tokens = waiting.popleft()
            known, in_one_list = in_one_list > 0, max(0, in_one_list - 1)
            plain = known or self._is_plain(tokens)
            if tokens[0].blank_before and self.lines and self.lines[-1]:
                self.lines.append("")
            following = next((token for row in waiting for token in row[:1] if token.kind != "comment"), None)
            line, columns, width = self._line(tokens, following, WIDTH if plain else None)
            first, *others = self._parted(tokens, columns, plain=plain) if width > WIDTH else [tokens]
            if others:
                if waiting and self._is_one_list(others[-1], waiting[0]):
                    others[-1] += waiting.popleft()
                    plain = plain and self._is_plain(others[-1])
                waiting.extendleft((*reversed(others), first))
                in_one_list = len(others) + 1 if plain else 0
                continue
            if width > WIDTH and plain:
                line, columns, width = self._line(tokens, following)
            self._take(tokens, columns)
            self.lines.append(line)

    def _is_one_list(self, tail: Sequence[Token], row: Sequence[Token]) -> bool:
        """True where what is left of a line goes on, name by name, in the next one."""
        if tail[-1].written != ",":
            return False
        around, before = self._structure.list_around(row[0]), self._structure.list_around(tail[-1])
        if around is None or around != before:
            return False
        return all(token.kind in ("word", "sign") for token in (*tail, *row))

    def _is_plain(self, tokens: Sequence[Token]) -> bool:
        """True for a row of one statement, without texts of several lines: its end has no say in where it is cut."""
        statements = self._structure.statements
        return not any("\n" in token.written or token.start in statements for token in tokens[1:]) and (
            "\n" not in tokens[0].written
        )

    def _line(
        self, tokens: Sequence[Token], then: Token | None, widest: int | None = None
    ) -> tuple[str, dict[int, int], int]:
        """A line, the column of each token, and its width without a comment at its end.

        Only what is not wider.
        """
        parts = [" " * self._margin(tokens[0], then)]
        columns: dict[int, int] = {}
        length = column = len(parts[0])
        width, before = 0, None
        for token in tokens:
            if before is not None:
                parts.append(self._gap(before, token, length))
                length, column = length + len(parts[-1]), column + len(parts[-1])
            columns[token.start] = column
            parts.append(token.written)
            length += len(token.written)
            rows = token.written.split("\n")
            ends = [column + len(rows[0]), *map(len, rows[1:])]
            column = ends[-1]
            width = width if token.kind == "comment" else max(width, *ends)
            if widest is not None and width > widest:
                break
            before = token
        return "".join(parts), columns, width

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

    def _parted(self, tokens: list[Token], columns: dict[int, int], *, plain: bool) -> list[list[Token]]:
        """A line that is too long as several: its statements, else its list, else the languages of its text."""
        starts = [] if plain else [n for n, t in enumerate(tokens) if n and t.start in self._structure.statements]
        if starts:
            depths = _depths(tokens)
            outer = min(depths[n] for n in starts)
            return _cut(tokens, [*(n for n in starts if depths[n] == outer), *_closing(tokens, depths, outer)])
        fitting = [
            n + 1
            for n, token in enumerate(tokens[: len(columns)])
            if n + 1 < len(tokens) and token.written == "," and token.kind == "sign" and columns[token.start] < WIDTH
        ]
        if fitting:
            return _cut(tokens, [fitting[-1]])
        return _cut(tokens, [n for n, token in enumerate(tokens) if n and self._structure.is_language(token)])


def _cut(tokens: list[Token], places: Sequence[int]) -> list[list[Token]]:
    """Tokens cut before each of some places.

    A comment stays with what stands before it.
    """
    cuts = [n for n in sorted(set(places)) if 0 < n < len(tokens) and tokens[n].kind != "comment"]
    return [tokens[a:b] for a, b in zip([0, *cuts], [*cuts, len(tokens)], strict=True)]


def _depths(tokens: Sequence[Token]) -> list[int]:
    """How many braces of a line are open before each of its tokens.

    Less than none where others were open before.
    """
    depths = [0]
    for token in tokens:
        depths.append(depths[-1] + ({"{": 1, "}": -1}.get(token.written, 0) if token.kind == "sign" else 0))
    return depths


def _closing(tokens: Sequence[Token], depths: Sequence[int], outer: int) -> list[int]:
    """The braces of a line that close what holds statements of a depth, and what holds that."""
    return [n for n, t in enumerate(tokens) if t.written == "}" and t.kind == "sign" and depths[n] <= outer]


def laid_out(file: File) -> str:
    """The text of a file that was read without a mistake, laid out.

    The same for a text that is laid out already.
    """
    tokens = list(tokens_of(file.source.text))
    writer = _Writer(structure_of(file, tokens))
    writer.write_all(rows_of(tokens))
    return "".join(f"{line}\n" for line in writer.lines)
