"""How wide the columns of a table of facts are: by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import assert_never

from polc.document.blocks import AnyLine, Cell, FreeText, Items, Line, Table
from polc.document.free_text import plain

NARROWEST = 0.8
"""The least part of an even share that a column gets."""
WIDE = 6
"""From how many columns on a table wants a sheet on its side."""
LETTER = 70000
"""The width of a letter of a table, in EMU, a little generous; a column holds the longest word of its head."""


def widths(table: Table, total: int) -> tuple[int, ...]:
    """The widths of the columns, in the unit of `total`: by the roots of what stands in them."""
    number = len(table.heads)
    shares = [sqrt(1 + _longest(table, n)) for n in range(number)]
    mean = sum(shares) / number
    least = [_least_width(head.plain) for head in table.heads]
    shares = [max(s, NARROWEST * mean) for s in shares]
    found = [max(int(total * s / sum(shares)), word) for s, word in zip(shares, least, strict=True)]
    spare = sum(found) - total
    if spare > 0:
        loose = [max(0, f - word) for f, word in zip(found, least, strict=True)]
        found = [f - spare * x // (sum(loose) or 1) for f, x in zip(found, loose, strict=True)]
    return tuple(found)


def _least_width(head: str) -> int:
    return LETTER * max((len(word) for word in head.split()), default=0) + 2 * 90 * 635


def _longest(table: Table, column: int) -> int:
    """The length of the longer half of what stands in a column, on average.

    Empty cells do not count.
    """
    sizes = sorted((_size(row.cells[column]) for row in table.rows if row.cells[column]), reverse=True)
    most: Sequence[int] = sizes[: max(1, len(sizes) // 2)]
    return sum(most) // max(1, len(most))


def _size(cell: Cell) -> int:
    return sum(map(_length, cell))


def _length(line: AnyLine) -> int:
    match line:
        case Line(value, label):
            return len(label.plain) + len(value.plain)
        case Items(items, label):
            return len(label.plain) + sum(len(item.plain) for item in items)
        case FreeText():
            return len(plain(line.blocks))
        case _:
            assert_never(line)
