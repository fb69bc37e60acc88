"""A notice in two languages side by side, as a Word document for those who compare them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import assert_never

from docx.shared import Length
from docx.table import _Cell

from polc.core.record import record, replace
from polc.document.blocks import (
    AnyLine,
    Block,
    Card,
    Entries,
    Letter,
    Lines,
    Picture,
    Points,
    Table,
    holds_letters_alone,
)
from polc.document.inline import inline
from polc.document.notice import Notice
from polc.export.docx.blocks import Writer
from polc.export.docx.container import Place, row_property
from polc.export.docx.document_factory import Facts, blank, packed, text_width
from polc.export.docx.run_writer import Marks, RunWriter
from polc.export.docx.single import BRIEF, facts_of, opening
from polc.export.docx.styles import COLUMNS
from polc.export.matching import Work, opcodes
from polc.notice.language_names import own_name

BOTH = " – "
LONG = 900
"""From so many letters on, a row may be parted between two pages, rather than leave the end of one empty."""


@record
class Piece:
    """What stands in one row: its place in the notice, the same in every language, and how to write it."""

    key: str
    write: Callable[[Writer], object]


def bilingual(left: Notice, right: Notice) -> bytes:
    """Two languages of one notice as the bytes of a `.docx` file, in two columns on sheets turned on their side.

    What stands at the same place of both notices stands in the same row; what only one of them says has the row alone.
    """
    made = blank(_facts(left, right), wide=True)
    width = Length(text_width(made.sections[-1]) // 2)
    place = Place(made, Length(2 * width))
    numbers = count(1)
    pens = [RunWriter(Marks(f"{n.lang}_", numbers), n.lang) for n in (left, right)]
    rows = list(_aligned_pieces(list(_pieces(left)), list(_pieces(right))))
    names = [own_name(n.lang) for n in (left, right)]
    table = place.table(len(rows) + 1, [width, width], COLUMNS, told=BOTH.join(names))
    cells: list[list[_Cell]] = [list(row.cells) for row in table.rows]
    for side, (notice, run_writer) in enumerate(zip((left, right), pens, strict=True)):
        writer = Writer(made, place, run_writer, notice.book)
        writer.at(Place(cells[0][side], width)).text(inline(names[side]), "Table Heading")
        for number, row in enumerate(rows, 1):
            if piece := row[side]:
                piece.write(writer.at(Place(cells[number][side], _inner_width(width))))
    for row in list(table.rows)[1:]:
        if max(len(cell.text) for cell in row.cells) < LONG:
            row_property(row, "w:cantSplit")
    place.close()
    return packed(made)


def _inner_width(width: Length) -> Length:
    return Length(width - 2 * 160 * 635)


def _facts(left: Notice, right: Notice) -> Facts:
    """What the document says of itself, in the words of the left column."""
    facts, other = facts_of(left), facts_of(right)
    same = facts.title == other.title
    title = facts.title if same else f"{facts.title}{BOTH}{other.title}"
    return replace(facts, title=title, header=title)


def _aligned_pieces(left: list[Piece], right: list[Piece]) -> Iterator[tuple[Piece | None, Piece | None]]:
    """The pieces in pairs with the same place.

    One that the other side lacks comes alone, in its order.
    """
    for same, a, b, c, d in opcodes([p.key for p in left], [p.key for p in right], Work()):
        if same:
            yield from zip(left[a:b], right[c:d], strict=True)
        else:
            yield from ((piece, None) for piece in left[a:b])
            yield from ((None, piece) for piece in right[c:d])


def _pieces(notice: Notice) -> Iterator[Piece]:
    yield Piece("title", lambda word: opening(word, notice))
    if notice.brief:
        yield Piece(BRIEF, lambda word: word.heading(notice.book.say("brief.heading"), 1, BRIEF))
        yield from _of_lines(notice.brief, BRIEF)
    for part in notice.parts:
        yield Piece(part.anchor, lambda word, part=part: word.heading(part.title, 1, part.anchor))  # type: ignore[misc]
        yield from _of_blocks(part.blocks, part.anchor, 2)


def _of_blocks(blocks: tuple[Block, ...], place: str, level: int) -> Iterator[Piece]:
    """The pieces of blocks: rows of tables and members of lists one by one, so that they stand beside each other."""
    seen: dict[str, int] = {}
    for block in blocks:
        form = type(block).__name__
        number = seen[form] = seen.get(form, 0) + 1
        anchor = "" if isinstance(block, Table | Entries | Points) else block.anchor
        key = f"{place}/{anchor or f'{form}{number}'}"
        match block:
            case Card() if holds_letters_alone(block):
                pass
            case Card():
                yield Piece(key, lambda word, block=block: word.heading(block.title, level, block.anchor))  # type: ignore[misc]
                yield from _of_blocks(block.blocks, key, level + 1)
            case Picture():
                pass
            case Table():
                yield from _of_table(block, key)
            case Entries():
                yield from _of_entries(block, key, level)
            case Points():
                yield from _of_points(block, key)
            case Lines(lines=lines) if not block.case:
                yield from _of_lines(lines, key, block.anchor)
            case Letter():
                pass
            case Lines():
                yield Piece(key, lambda word, block=block: word.block(block, level))  # type: ignore[misc]
            case _:
                assert_never(block)


def _of_lines(lines: Sequence[AnyLine], key: str, anchor: str = "") -> Iterator[Piece]:
    for n, line in enumerate(lines):
        at = anchor if n == 0 else ""
        yield Piece(f"{key}/{n}", lambda word, line=line, at=at: word.lines((line,), anchor=at))  # type: ignore[misc]


def _of_table(table: Table, key: str) -> Iterator[Piece]:
    if table.caption.plain:
        yield Piece(f"{key}/caption", lambda word: word.text(table.caption, "Caption"))
    for number, row in enumerate(table.rows):
        yield Piece(f"{key}/{row.anchor or number}", lambda word, row=row: word.record(table.heads, row))  # type: ignore[misc]


def _of_entries(entries: Entries, key: str, level: int) -> Iterator[Piece]:
    if entries.title:
        yield Piece(f"{key}/title", lambda word: word.heading(entries.title, level))
    for number, entry in enumerate(entries.entries):
        single = Entries((entry,))
        yield Piece(f"{key}/{entry.anchor or number}", lambda word, single=single: word.entries(single, level))  # type: ignore[misc]


def _of_points(block: Points, key: str) -> Iterator[Piece]:
    for number, point in enumerate(block.points):
        part = Points((point,), inline() if number else block.opening)
        yield Piece(f"{key}/{point.anchor or number}", lambda word, part=part: word.points(part))  # type: ignore[misc]
