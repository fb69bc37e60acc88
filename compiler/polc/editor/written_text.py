r"""The text as an editor holds it beside the text as polc reads it, and places from one to the other.

An editor counts lines from 0 and, in a line, units of UTF-16; its lines may end by a carriage return, its letters may
be written in two characters. polc reads lines ended by a line feed and letters in Unicode's form NFC. A line of one is
the same line of the other: no normalisation joins what a line end parts.

    WrittenText("e\u0301\r\n").read == "é\n"
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

from polc.core.record import ordered_record, record

LINE_END = re.compile(r"\r\n|\r|\n")
BYTE_ORDER_MARK = "\ufeff"


@ordered_record
class Point:
    """A place as an editor tells it: `line` from 0, `character` in units of UTF-16 from 0."""

    line: int
    character: int


@record
class Range:
    """A stretch of a text as an editor tells it, `end` excluded."""

    start: Point
    end: Point


class WrittenText:
    """A text as it was written; `read` is what polc reads of it.

    Points outside the text are the nearest inside it.
    """

    def __init__(self, written: str) -> None:
        self.written = written

    @cached_property
    def read(self) -> str:
        """The text as the contents of a file would be decoded: lines ended by a line feed, letters in the form NFC."""
        plain = LINE_END.sub("\n", self.written.removeprefix(BYTE_ORDER_MARK))
        return plain if unicodedata.is_normalized("NFC", plain) else unicodedata.normalize("NFC", plain)

    @cached_property
    def _lines(self) -> tuple[tuple[int, str], ...]:
        """Each line as written, without its end, with its offset in the written text."""
        lines, start = [], 0
        for end in LINE_END.finditer(self.written):
            lines.append((start, self.written[start : end.start()]))
            start = end.end()
        return (*lines, (start, self.written[start:]))

    @cached_property
    def _read_lines(self) -> tuple[tuple[int, str], ...]:
        """Each line as read, with its offset in the text that is read."""
        lines, start = [], 0
        for line in self.read.split("\n"):
            lines.append((start, line))
            start += len(line) + 1
        return tuple(lines)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self._read_lines)

    def offset(self, point: Point) -> int:
        """The offset, in the text that is read, of a point."""
        line = max(0, min(point.line, len(self._read_lines) - 1))
        start, read = self._read_lines[line]
        if point.line > line:
            return start + len(read)
        written = self._lines[line][1]
        before = written[: _characters(written, point.character)]
        if line == 0:
            before = before.removeprefix(BYTE_ORDER_MARK)
        return start + min(len(read), len(unicodedata.normalize("NFC", before)))

    def point(self, offset: int) -> Point:
        """The point of an offset in the text that is read."""
        offset = max(0, min(offset, len(self.read)))
        line = bisect_right(self._starts, offset) - 1
        start, read = self._read_lines[line]
        written, column = self._lines[line][1], offset - start
        if written == read:
            return Point(line, _units(read[:column]))
        mark = line == 0 and written.startswith(BYTE_ORDER_MARK)
        return Point(line, int(mark) + _units(_written_before(written.removeprefix(BYTE_ORDER_MARK), column)))

    def range(self, start: int, end: int) -> Range:
        """The range of a stretch of the text that is read."""
        return Range(self.point(start), self.point(end))

    def replaced(self, stretch: Range, written: str) -> WrittenText:
        """The text with other words in a range."""
        start, end = self._written_offset(stretch.start), self._written_offset(stretch.end)
        return WrittenText(self.written[:start] + written + self.written[max(start, end) :])

    def _written_offset(self, point: Point) -> int:
        if point.line >= len(self._lines):
            return len(self.written)
        start, line = self._lines[max(0, point.line)]
        return start + _characters(line, point.character)


def _characters(line: str, units: int) -> int:
    """The number of characters in so many units of UTF-16 at the beginning of a line, at most all of them."""
    if line.isascii():
        return max(0, min(units, len(line)))
    count = 0
    for number, character in enumerate(line):
        if count >= units:
            return number
        count += _units(character)
    return len(line)


def _units(text: str) -> int:
    """The number of units of UTF-16 of a text."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def _written_before(written: str, column: int) -> str:
    """The shortest beginning of a line that reads as so many characters, with the accents that belong to the last."""
    end = 0
    while end < len(written) and len(unicodedata.normalize("NFC", written[:end])) < column:
        end += 1
    while end < len(written) and unicodedata.combining(written[end]):
        end += 1
    return written[:end]
