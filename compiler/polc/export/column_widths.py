"""How wide the columns of a table are on paper, and whether it fits at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, sqrt
from typing import assert_never

from polc.document.blocks import AnyLine, Cell, FreeText, Items, Line, Row, Table
from polc.document.free_text import plain

PAPER = 112
"""How many characters stand side by side in a table that takes the width of the page."""
GAP = 3
"""How many characters wide the space between two columns is."""
WORD = 22
"""Longer words may be broken."""
FEW = 3
"""Up to so many columns are always a table."""
MOST = 5
"""More columns than that never are."""
TALL = 9
"""With more lines in a cell than that, records read better than columns."""


def widths(table: Table) -> tuple[int, ...]:
    """The widths of the columns, in characters.

    Empty for a table that would be too narrow to read in its columns.
    """
    columns = [[row.cells[n] for row in table.rows] for n in range(len(table.heads))]
    least = [_least_width(head.plain, column) for head, column in zip(table.heads, columns, strict=True)]
    if len(columns) > FEW and (len(columns) > MOST or sum(least) > PAPER):
        return ()
    volume = [_volume(column) for column in columns]
    left = max(0, PAPER - sum(least))
    found = tuple(round(low + left * part / sum(volume)) for low, part in zip(least, volume, strict=True))
    tall = any(height(row, found) > TALL for row in table.rows)
    return () if tall and len(columns) > FEW else found


def height(row: Row, columns: Sequence[int]) -> int:
    """How many lines high a row is in columns of these widths."""
    cells = zip(row.cells, columns, strict=True)
    return max(sum(ceil(len(words) / (width - GAP)) for words in _pieces(cell)) for cell, width in cells)


def _least_width(head: str, column: Sequence[Cell]) -> int:
    """The width that the longest word takes, of the head or of a cell."""
    texts = [head, *(words for cell in column for words in _pieces(cell))]
    return min(WORD, max((len(word) for text in texts for word in text.split()), default=1)) + GAP


def _volume(column: Sequence[Cell]) -> float:
    """How much there is to read in a column.

    One long cell weighs as much as many short ones.
    """
    lengths = [sum(map(len, _pieces(cell))) for cell in column] or [0]
    return 1 + sqrt(sum(lengths) * max(lengths))


def _pieces(cell: Cell) -> Iterator[str]:
    """The words of a cell that begin on a line of their own."""
    for line in cell:
        yield from _own_lines(line)


def _own_lines(line: AnyLine) -> Iterator[str]:
    match line:
        case Items(items, label):
            yield label.plain
            yield from (item.plain for item in items)
        case Line(value, label):
            yield f"{label.plain} {value.plain}"
        case FreeText():
            yield f" {plain(line.blocks)}"
        case _:
            assert_never(line)
