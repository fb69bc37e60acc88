"""What stands one under the other in a notice: lines, tables, cards, parts."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import record
from polc.document.drawing import Drawing
from polc.document.free_text import FreeBlock
from polc.document.inline import NOTHING, Inline


@record
class Line:
    """One stated thing in words, perhaps under a `label`.

    `strong` when it names what the rest is about.
    """

    value: Inline = NOTHING
    label: Inline = NOTHING
    strong: bool = False


@record
class Items:
    """Stated things in lines of their own, perhaps under a `label`.

    `opened` when there are more than those listed. `sentence` where the label begins a sentence that the items go on
    with, and so has its own colon.
    """

    items: tuple[Inline, ...]
    label: Inline = NOTHING
    opened: bool = False
    sentence: bool = False


@record
class FreeText:
    """A text that authors wrote freely.

    `origin` is `note` or `section`, `lang` its language where that is another.
    """

    blocks: tuple[FreeBlock, ...]
    origin: str
    lang: str = ""


AnyLine = Line | Items | FreeText
"""What can stand in a cell, or among the lines of a declaration."""
Cell = tuple[AnyLine, ...]
"""What stands in one cell of a table; empty where nothing is stated."""


@record
class Row:
    """A row of a table: its anchor and its cells.

    The anchor may be empty. The first cell heads the row.
    """

    anchor: str
    cells: tuple[Cell, ...]


@record
class Table:
    """A table with its caption and the heads of its columns."""

    caption: Inline
    heads: tuple[Inline, ...]
    rows: tuple[Row, ...]


@record
class Lines:
    """Lines one under the other.

    They may be those of a declaration (`anchor`), or of one case among several (`case`).
    """

    lines: Cell
    anchor: str = ""
    case: bool = False


@record
class Entry:
    """A named thing and what is said of it, such as a defined word."""

    anchor: str
    title: Inline
    lines: Cell = ()


@record
class Entries:
    """Named things one under the other, perhaps under a title.

    Words used, persons concerned and ways to get in touch are such.
    """

    entries: tuple[Entry, ...]
    title: Inline = NOTHING


@record
class Point:
    """A member of a list in sentences: its words, and what follows under them.

    The words begin with its name.
    """

    anchor: str
    words: Inline
    lines: Cell = ()


@record
class Points:
    """A list whose members are sentences, perhaps after words that open it."""

    points: tuple[Point, ...]
    opening: Inline = NOTHING


@record
class Card:
    """A block with a heading of its own (third level) and everything said under it."""

    anchor: str
    title: Inline
    blocks: tuple[Block, ...]
    listed: bool = True
    origin: str = ""


@record
class Letter:
    """A letter that the reader can copy.

    It has its paragraphs, `to` whom it goes (lines of an address), and what it is about. `mail` is a `mailto:` address
    that carries it, empty where there is none. Blanks are for the reader to fill in.
    """

    anchor: str
    title: Inline
    subject: Inline
    to: tuple[Inline, ...]
    paragraphs: tuple[Inline, ...]
    mail: str = ""


@record
class Picture:
    """A drawing in several widths of what the part around it says in words.

    Formats without drawings leave it out.
    """

    anchor: str
    title: Inline
    drawings: tuple[Drawing, ...]


Block = Table | Lines | Entries | Points | Card | Letter | Picture


@record
class Part:
    """A part of the page, with a heading of the second level."""

    anchor: str
    title: Inline
    blocks: tuple[Block, ...] = ()


def table(caption: Inline, columns: Sequence[tuple[Inline, Sequence[Cell]]], anchors: Sequence[str]) -> Table:
    """Return a table given by columns, without those that state nothing.

    A column is its head and its cells. The first one stays.
    """
    kept = [c for n, c in enumerate(columns) if n == 0 or any(c[1])]
    rows = tuple(Row(anchor, tuple(cells[n] for _, cells in kept)) for n, anchor in enumerate(anchors))
    return Table(caption, tuple(head for head, _ in kept), rows)


def holds_letters_alone(card: Card) -> bool:
    """Return whether a card holds nothing but letters, which only pages show."""
    return bool(card.blocks) and all(isinstance(block, Letter) for block in card.blocks)


def names_and_terms(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Group entries by whether something is said of them, the larger group first.

    The others are names alone.
    """
    names = tuple(entry for entry in entries if not entry.lines)
    terms = tuple(entry for entry in entries if entry.lines)
    groups = (names, terms) if len(names) > len(terms) else (terms, names)
    return tuple(group for group in groups if group)
