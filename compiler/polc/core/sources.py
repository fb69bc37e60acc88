"""Sources and places in them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from polc.core.record import ordered_record, record


@ordered_record
class Span:
    """A stretch of one source.

    `start` and `end` are offsets in characters from 0, `end` excluded.
    """

    path: str
    start: int
    end: int

    def to(self, other: Span) -> Span:
        """The stretch from the start of this span to the end of `other`.

        Both are in the same source.
        """
        return Span(self.path, self.start, max(self.end, other.end))


@record
class Position:
    """A place for people: `line` and `column` count from 1."""

    line: int
    column: int


class Source:
    """One `.pol` file: its `path` as shown to people, and its decoded `text`.

    Lines end with a line feed.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        """The offset of the first character of each line."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and (self.path, self.text) == (other.path, other.text)

    def __hash__(self) -> int:
        return hash((self.path, self.text))

    def position(self, offset: int) -> Position:
        """The line and column of a character offset; an offset past the end is the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int, first: int = 0, last: int | None = None) -> str:
        """The text of a line, counted from 1, without its line end.

        Empty past the last one. Of a long line, the characters from `first` on, `last` excluded, without a copy of the
        whole.
        """
        if not 1 <= number <= len(self._starts):
            return ""
        start, length = self._starts[number - 1], self.length_of_line(number)
        return self.text[start + min(first, length) : start + (length if last is None else min(last, length))]

    def length_of_line(self, number: int) -> int:
        """How many characters a line has, counted from 1, without its line end.

        None past the last one.
        """
        if not 1 <= number <= len(self._starts):
            return 0
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return end - self._starts[number - 1]

    def slice(self, span: Span) -> str:
        """The characters that a span covers."""
        return self.text[span.start : span.end]


def in_common(first: str, second: str) -> tuple[int, int]:
    """How many characters two texts share at their beginnings and at their ends."""
    return _first_alike(first, second), _first_alike(first[::-1], second[::-1])


def _first_alike(first: str, second: str) -> int:
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


Sources = dict[str, Source]
"""Every source of a run by its path: what a report needs to show the lines that spans point at."""
