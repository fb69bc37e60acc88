"""A notice as one flow of headings, words and tables, for formats that know no layout.

The order is that of the pages, and every label and list is said as it is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from polc.core.record import record, replace
from polc.document.blocks import (
    AnyLine,
    Block,
    Card,
    Entries,
    Entry,
    FreeText,
    Items,
    Letter,
    Line,
    Lines,
    Part,
    Picture,
    Point,
    Points,
    Table,
    holds_letters_alone,
    names_and_terms,
)
from polc.document.inline import Inline
from polc.document.notice import Notice, Phrases
from polc.export.runs import Paragraph, Run, paragraphs, runs

TITLE, PART, CARD = 1, 2, 3
"""The levels of headings."""
SEPARATOR = Run(" · ")
"""Between the facts under the title."""
TERM = "dt"
"""The kind of the paragraph that names what those after it are about."""


@record
class Heading:
    """A heading of a level, 1 to 6, with its anchor (may be empty)."""

    level: int
    runs: tuple[Run, ...]
    anchor: str = ""


@record
class Passage:
    """Paragraphs that stand together, with the anchor of what they are about (may be empty).

    The first one may be of the kind `TERM`, besides those that `Paragraph` has.
    """

    paragraphs: tuple[Paragraph, ...]
    anchor: str = ""


@record
class Record:
    """A row of a grid: its anchor (may be empty), and the paragraphs of each cell."""

    anchor: str
    cells: tuple[tuple[Paragraph, ...], ...]


@record
class Grid:
    """A table: its caption, the heads of its columns, and its rows."""

    caption: tuple[Run, ...]
    heads: tuple[tuple[Run, ...], ...]
    rows: tuple[Record, ...]


Piece = Heading | Passage | Grid


def flow(notice: Notice, draft: str = "") -> Iterator[Piece]:
    """Everything that a notice says, in its order.

    `draft` is a sentence to put first, empty for none.
    """
    book = notice.book
    if draft:
        yield Passage((Paragraph((Run(draft, strong=True),)),))
    yield Heading(TITLE, runs(notice.title), notice.anchor)
    if notice.head:
        yield Passage((Paragraph(_joined([runs(item) for item in notice.head])),))
    if notice.brief:
        yield Heading(PART, runs(book.say("brief.heading")), "part-brief")
        if told := tuple(paragraph for line in notice.brief for paragraph in _summary_line(line, book)):
            yield Passage(told)
    for part in notice.parts:
        yield from _part(part, book)


def _summary_line(line: Line | Items, book: Phrases) -> Iterator[Paragraph]:
    """A line of the summary as a member of its list.

    A list of its own stands one level below.
    """
    for paragraph in said(line, book):
        yield replace(paragraph, kind="li", depth=paragraph.depth + 1 if paragraph.kind == "li" else 1)


def _part(part: Part, book: Phrases) -> Iterator[Piece]:
    yield Heading(PART, runs(part.title), part.anchor)
    for block in part.blocks:
        yield from _block(block, book)


def _block(block: Block, book: Phrases) -> Iterator[Piece]:
    match block:
        case Lines():
            yield from _lines(block.lines, book, block.anchor)
        case Table():
            yield _grid(block, book)
        case Entries():
            yield from _entries(block, book)
        case Points():
            yield from _points(block, book)
        case Card():
            if holds_letters_alone(block):
                return
            yield Heading(CARD, runs(block.title), block.anchor)
            for inner in block.blocks:
                yield from _block(inner, book)
        case Letter() | Picture():
            return
        case _:
            assert_never(block)


def _lines(lines: Iterable[AnyLine], book: Phrases, anchor: str = "") -> Iterator[Piece]:
    """Lines as passages.

    What authors wrote under headings of their own is parted at these.
    """
    for line in lines:
        found: list[Paragraph] = []
        for paragraph in said(line, book):
            if paragraph.kind.startswith("h"):
                if found:
                    yield Passage(tuple(found), anchor)
                    found, anchor = [], ""
                yield Heading(int(paragraph.kind[1]), paragraph.runs, anchor)
                anchor = ""
            else:
                found.append(paragraph)
        if found:
            yield Passage(tuple(found), anchor)
            anchor = ""


def said(line: AnyLine, book: Phrases) -> tuple[Paragraph, ...]:
    """A line as paragraphs: its label and words, or its label and a list."""
    match line:
        case FreeText():
            return paragraphs(line)
        case Items(items, label, opened, sentence):
            among = book.say("list.among", label=label) if opened and label and not sentence else label
            head = [Paragraph(runs(label) if sentence else _label(among, book)[:-1])] if label else []
            more = [book.say("list.more")] if opened and not label else []
            return (*head, *(Paragraph(runs(item), "li", 1) for item in (*items, *more)))
        case Line(value, label, strong):
            words = runs(value)
            if strong:
                words = tuple(replace(run, strong=True) for run in words)
            label_runs = _label(label, book) if label else ()
            return (Paragraph((*label_runs, *words)),) if label_runs or words else ()
        case _:
            assert_never(line)


def _label(label: Inline, book: Phrases) -> tuple[Run, ...]:
    """A label, its colon, and a space."""
    found = [*runs(label), Run(book.say("form.colon").plain)]
    return (*(replace(run, strong=True) for run in found), Run(" "))


def _strong(words: Inline) -> Paragraph:
    return Paragraph(tuple(replace(run, strong=True) for run in runs(words)))


def _joined(items: list[tuple[Run, ...]]) -> tuple[Run, ...]:
    found = [run for item in items for run in (SEPARATOR, *item)]
    return tuple(found[1:])


def _grid(table: Table, book: Phrases) -> Grid:
    rows = tuple(
        Record(row.anchor, tuple(tuple(p for line in cell for p in said(line, book)) for cell in row.cells))
        for row in table.rows
    )
    return Grid(runs(table.caption), tuple(runs(head) for head in table.heads), rows)


def _entries(block: Entries, book: Phrases) -> Iterator[Piece]:
    """Named things; what most of them are comes first: names alone, or names with something said of each."""
    if block.title:
        yield Heading(CARD, runs(block.title))
    for group in names_and_terms(block.entries):
        if group[0].lines:
            for entry in group:
                yield from _entry_pieces(entry, book)
        else:
            yield _names(group)


def _points(block: Points, book: Phrases) -> Iterator[Piece]:
    """What opens a list of sentences, and the list.

    What is said under a member stands one level below it.
    """
    if block.opening:
        yield Passage((Paragraph(runs(block.opening)),))
    if block.points:
        yield Passage(tuple(p for point in block.points for p in _point(point, book)))


def _point(point: Point, book: Phrases) -> Iterator[Paragraph]:
    first, *rest = runs(point.words) or (Run(""),)
    yield Paragraph((replace(first, anchor=point.anchor or first.anchor), *rest), "li", 1)
    for line in point.lines:
        for paragraph in said(line, book):
            yield replace(paragraph, kind="li", depth=paragraph.depth + 1 if paragraph.kind == "li" else 2)


def _entry_pieces(entry: Entry, book: Phrases) -> Iterator[Piece]:
    """A named thing with what is said of it, in one passage unless that has headings of its own."""
    found: list[Piece] = [Passage((replace(_strong(entry.title), kind=TERM),), entry.anchor)]
    for piece in _lines(entry.lines, book):
        last = found[-1]
        if isinstance(piece, Passage) and isinstance(last, Passage):
            found[-1] = replace(last, paragraphs=(*last.paragraphs, *piece.paragraphs))
        else:
            found.append(piece)
    yield from found


def _names(entries: Iterable[Entry]) -> Passage:
    return Passage(tuple(Paragraph(_placed(e), "li", 1) for e in entries))


def _placed(entry: Entry) -> tuple[Run, ...]:
    """The name of a thing, the first word of which is the place that links lead to."""
    first, *rest = runs(entry.title) or (Run(""),)
    return (replace(first, anchor=entry.anchor or first.anchor), *rest)
