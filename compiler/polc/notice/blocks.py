"""The small values that pages are laid out from: lines, tables, cards, parts. Knows no policy and no template."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from polc.core.record import record, replace

NOTHING = Markup()
"""No words."""


@record
class Line:
    """One stated thing: its words, perhaps under a `label`, or as `items` of a list.

    `origin` is `note` or `section` for words that authors wrote freely, empty for those that come from the model;
    `block` is true when `value` holds paragraphs of its own; `strong` when the line names what the rest is about;
    `opened` when there are more items than those listed.
    """

    value: Markup = NOTHING
    label: Markup = NOTHING
    items: tuple[Markup, ...] = ()
    origin: str = ""
    block: bool = False
    strong: bool = False
    opened: bool = False

    def bare(self, capital: Callable[[Markup], Markup]) -> Line:
        """The line without its label, for a place whose head says as much; `capital` writes its first letter."""
        return replace(self, label=NOTHING, value=capital(self.value))


Cell = tuple[Line, ...]
"""What stands in one cell of a table; empty where nothing is stated."""


@record
class Row:
    """A row of a table: its anchor (may be empty) and its cells, the first of which heads the row."""

    anchor: str
    cells: tuple[Cell, ...]


@record
class Table:
    """A table with its caption and the heads of its columns."""

    caption: Markup
    heads: tuple[Markup, ...]
    rows: tuple[Row, ...]
    form = "table"


@record
class Lines:
    """Lines one under the other, perhaps those of a declaration (`anchor`), or of one case among several (`case`)."""

    lines: tuple[Line, ...]
    anchor: str = ""
    case: bool = False
    form = "lines"


@record
class Entry:
    """A named thing and what is said of it, such as a defined word."""

    anchor: str
    title: Markup
    lines: tuple[Line, ...] = ()


@record
class Entries:
    """Named things one under the other: words used, persons concerned, ways to get in touch; perhaps under a title."""

    entries: tuple[Entry, ...]
    title: Markup = NOTHING
    form = "entries"


@record
class Card:
    """A block with a heading of its own (third level) and everything said under it."""

    anchor: str
    title: Markup
    blocks: tuple[Block, ...]
    listed: bool = True
    apart: bool = False
    wide: bool = False
    origin: str = ""
    form = "card"


@record
class Letter:
    """A letter that the reader can copy: its paragraphs, `to` whom (lines of an address), and what it is about.

    `mail` is a `mailto:` address that carries it, empty where there is none. Blanks are for the reader to fill in.
    """

    anchor: str
    title: Markup
    subject: Markup
    to: tuple[Markup, ...]
    paragraphs: tuple[Markup, ...]
    mail: str = ""
    form = "letter"


@record
class Picture:
    """A drawing, and the `table` that says the same in words, for whoever cannot see it and for formats without it.

    `svg` is a whole element, drawn with classes only, so that it follows the colours of the page.
    """

    anchor: str
    title: Markup
    svg: Markup
    table: Table
    form = "picture"


Block = Table | Lines | Entries | Card | Letter | Picture


@record
class Part:
    """A part of the page, with a heading of the second level."""

    anchor: str
    title: Markup
    blocks: tuple[Block, ...] = ()


def table(caption: Markup, columns: Sequence[tuple[Markup, Sequence[Cell]]], anchors: Sequence[str]) -> Table:
    """A table given by columns (head and cells); columns without anything stated are left out, the first one never."""
    kept = [c for n, c in enumerate(columns) if n == 0 or any(c[1])]
    rows = tuple(Row(anchor, tuple(cells[n] for _, cells in kept)) for n, anchor in enumerate(anchors))
    return Table(caption, tuple(head for head, _ in kept), rows)
