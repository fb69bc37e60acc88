"""The words that one declaration leaves on a page, line by line, found by its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from polc.document.blocks import (
    AnyLine,
    Block,
    Card,
    Cell,
    Entries,
    Entry,
    FreeText,
    Items,
    Letter,
    Line,
    Lines,
    Picture,
    Point,
    Points,
    Row,
    Table,
    names_and_terms,
)
from polc.document.inline import Inline, Link, Place
from polc.document.notice import Notice, Phrases
from polc.export.runs import paragraphs


def words_at(notice: Notice, anchor: str) -> tuple[str, ...]:
    """Return the lines of text at this anchor of a notice.

    Empty when it has no such place.
    """
    found = _Reader(notice.book).at(notice, anchor)
    lines = (" ".join(line.split()) for text in found for line in text.split("\n"))
    return tuple(line for line in lines if line)


class _Reader:
    def __init__(self, phrases: Phrases) -> None:
        self._say = phrases.say
        self._colon = phrases.say("form.colon").plain

    def at(self, notice: Notice, anchor: str) -> Iterator[str]:
        """The texts of whatever has this anchor."""
        if notice.anchor == anchor:
            yield notice.title.plain
            yield " · ".join(item.plain for item in notice.head)
            return
        for part in notice.parts:
            for block in part.blocks:
                yield from self._block_texts(block, anchor)

    def _block_texts(self, block: Block, anchor: str) -> Iterator[str]:
        """The texts of what has this anchor in a block."""
        match block:
            case Lines() if block.anchor != anchor:
                yield from _places(block.lines, anchor)
            case Card() if block.anchor != anchor:
                for inner in block.blocks:
                    yield from self._block_texts(inner, anchor)
            case Table(rows=rows):
                for row in rows:
                    yield from self._row_texts(row) if row.anchor == anchor else _cells(row, anchor)
            case Entries(entries=entries):
                for entry in entries:
                    yield from self._entry(entry) if entry.anchor == anchor else _places(entry.lines, anchor)
            case Points(points=points):
                for point in points:
                    yield from self._point(point) if point.anchor == anchor else _within_point(point, anchor)
            case Lines() | Card():
                yield from self._block(block)
            case Letter() | Picture():
                pass
            case _:
                assert_never(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Table(caption, heads, rows):
                yield caption.plain
                yield from (head.plain for head in heads)
                for row in rows:
                    yield from self._row_texts(row)
            case Lines(lines):
                yield from self._lines(lines)
            case Entries(entries, title):
                yield title.plain
                for group in names_and_terms(entries):
                    for entry in group:
                        yield from self._entry(entry)
            case Points(points, opening):
                yield opening.plain
                for point in points:
                    yield from self._point(point)
            case Card():
                yield block.title.plain
                for inner in block.blocks:
                    yield from self._block(inner)
            case Letter():
                yield from self._letter(block)
            case Picture():
                yield block.title.plain
            case _:
                assert_never(block)

    def _row_texts(self, row: Row) -> Iterator[str]:
        for cell in row.cells:
            yield from self._lines(cell)

    def _entry(self, entry: Entry) -> Iterator[str]:
        yield entry.title.plain
        yield from self._lines(entry.lines)

    def _point(self, point: Point) -> Iterator[str]:
        yield point.words.plain
        yield from self._lines(point.lines)

    def _letter(self, letter: Letter) -> Iterator[str]:
        yield letter.title.plain
        yield self._say("letter.copy").plain
        if letter.to:
            yield f"{self._label('letter.to')}{', '.join(line.plain for line in letter.to)}"
        yield f"{self._label('letter.subject-label')}{letter.subject.plain}"
        yield from (paragraph.plain for paragraph in letter.paragraphs)
        if letter.mail:
            yield self._say("letter.mail").plain

    def _label(self, key: str) -> str:
        return f"{self._say(key).plain}{self._colon} "

    def _lines(self, lines: Cell) -> Iterator[str]:
        for line in lines:
            yield from self._line(line)

    def _line(self, line: AnyLine) -> Iterator[str]:
        match line:
            case Line(value, label):
                yield f"{label.plain}{self._colon} {value.plain}" if label else value.plain
            case Items(items, label, opened, sentence):
                if label and sentence:
                    yield label.plain
                elif label:
                    among = self._say("list.among", label=label) if opened else label
                    yield f"{among.plain}{self._colon}"
                yield from (item.plain for item in items)
                if opened and not label:
                    yield self._say("list.more").plain
            case FreeText():
                yield from (paragraph.text for paragraph in paragraphs(line))
            case _:
                assert_never(line)


def _cells(row: Row, anchor: str) -> Iterator[str]:
    for cell in row.cells:
        yield from _places(cell, anchor)


def _within_point(point: Point, anchor: str) -> Iterator[str]:
    yield from _has_anchor(point.words, anchor)
    yield from _places(point.lines, anchor)


def _places(lines: Cell, anchor: str) -> Iterator[str]:
    """The words within lines that are this place themselves."""
    for line in lines:
        match line:
            case Line(value):
                yield from _has_anchor(value, anchor)
            case Items(items):
                for item in items:
                    yield from _has_anchor(item, anchor)
            case FreeText():
                pass
            case _:
                assert_never(line)


def _has_anchor(words: Inline, anchor: str) -> Iterator[str]:
    for node in words.nodes:
        if isinstance(node, Link | Place) and node.anchor == anchor:
            yield node.content.plain
