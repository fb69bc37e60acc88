"""Blocks of a notice as HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    Points,
    Table,
    holds_letters_alone,
    names_and_terms,
)
from polc.document.inline import Inline
from polc.document.notice import Phrases
from polc.export.markup.drawing import write_drawing
from polc.export.markup.inline import write_element, write_free_text, write_inline
from polc.export.markup.letter_text import write_letter_text
from polc.export.markup.writer import Writer

TWO = 2
"""Columns of a table that stays one where there is little room."""
WriteBlock = Callable[[Writer, Block], None]


class BlockWriter:
    """Writes blocks; `phrases` give the words around them, such as a colon.

    `letters` is the address of a page that holds the letters; without one they stand here, folded.
    """

    def __init__(self, phrases: Phrases, letters: str = "") -> None:
        self._say = phrases.say
        self._colon = phrases.say("form.colon")
        self._letters = letters

    def block(self, html: Writer, block: Block) -> None:
        """Write a block."""
        match block:
            case Table():
                self._table(html, block)
            case Lines(lines, anchor, case):
                html.open("div", class_="lines case" if case else "lines", id=anchor or None)
                html.space()
                self._lines(html, lines)
                html.space()
                html.close("div")
            case Entries():
                self._entries(html, block)
            case Points():
                self._points(html, block)
            case Card():
                self._card(html, block)
            case Letter():
                self._letter(html, block)
            case Picture():
                self._picture(html, block)
            case _:
                assert_never(block)
        html.space()

    def blocks(self, html: Writer, blocks: Sequence[Block], write: WriteBlock | None = None) -> None:
        """Write blocks one after the other, by `write` where that is given."""
        write = write or self.block
        for block in blocks:
            write(html, block)
            html.space()

    # ---------------------------------------------------------------------------------------------------------- lines
    def _lines(self, html: Writer, lines: Cell) -> None:
        for line in lines:
            self._line(html, line)
            html.space("\n\n")

    def _line(self, html: Writer, line: AnyLine) -> None:
        match line:
            case FreeText(origin=origin):
                html.open("div", class_="line", data_from=origin)
                write_free_text(html, line)
                html.close("div")
            case Items():
                self._items(html, line)
            case Line(value, label, strong):
                html.open("p", class_="line")
                if label:
                    write_element(html, "span", label, self._colon, class_="label")
                    html.space(" ")
                if strong:
                    write_element(html, "strong", value)
                else:
                    write_inline(html, value)
                html.close("p")
            case _:
                assert_never(line)

    def _items(self, html: Writer, line: Items) -> None:
        html.open("div", class_="line")
        if line.label and line.sentence:
            write_element(html, "p", line.label)
        elif line.label:
            label = self._say("list.among", label=line.label) if line.opened else line.label
            write_element(html, "p", label, self._colon, class_="label")
        html.space()
        html.open("ul")
        html.space()
        for item in (*line.items, *((self._say("list.more"),) if line.opened and not line.label else ())):
            write_element(html, "li", item)
            html.space()
        html.close("ul")
        html.close("div")

    # --------------------------------------------------------------------------------------------- tables and entries
    def _table(self, html: Writer, table: Table) -> None:
        html.open("div", class_="table-frame")
        html.space()
        html.open("table", class_="pairs" if len(table.heads) == TWO else None)
        html.space()
        if table.caption:
            write_element(html, "caption", table.caption)
        html.space()
        html.open("thead")
        html.space()
        html.open("tr")
        html.space()
        for head in table.heads:
            write_element(html, "th", head, scope="col")
            html.space()
        html.close("tr")
        html.space()
        html.close("thead")
        html.space()
        html.open("tbody")
        html.space()
        for row in table.rows:
            html.open("tr", id=row.anchor or None)
            html.space()
            for number, cell in enumerate(row.cells):
                if number:
                    html.open("td", data_label=(table.heads[number] + self._colon).plain)
                else:
                    html.open("th", scope="row")
                self._lines(html, cell)
                html.close("td" if number else "th")
                html.space()
            html.close("tr")
            html.space()
        for name in ("tbody", "table", "div"):
            html.close(name)
            html.space()

    def _entries(self, html: Writer, block: Entries) -> None:
        if block.title:
            write_element(html, "h3", block.title)
            html.space()
        for group in names_and_terms(block.entries):
            if group[0].lines:
                self._terms(html, group)
            else:
                self._names(html, group)

    def _terms(self, html: Writer, entries: Sequence[Entry]) -> None:
        html.open("dl", class_="entries")
        html.space()
        for entry in entries:
            html.open("div", id=entry.anchor or None)
            html.space()
            write_element(html, "dt", entry.title)
            html.space()
            html.open("dd")
            self._lines(html, entry.lines)
            html.close("dd")
            html.space()
            html.close("div")
            html.space()
        html.close("dl")
        html.space()

    def _names(self, html: Writer, entries: Sequence[Entry]) -> None:
        html.open("ul", class_="entries")
        html.space()
        for entry in entries:
            write_element(html, "li", entry.title, id=entry.anchor or None)
            html.space()
        html.close("ul")
        html.space()

    def _points(self, html: Writer, block: Points) -> None:
        if block.opening:
            write_element(html, "p", block.opening)
            html.space()
        html.open("ul", class_="points")
        html.space()
        for point in block.points:
            html.open("li", id=point.anchor or None)
            if point.lines:
                write_element(html, "p", point.words)
                html.space()
                self._lines(html, point.lines)
            else:
                write_inline(html, point.words)
            html.close("li")
            html.space()
        html.close("ul")
        html.space()

    # ---------------------------------------------------------------------------------- cards, letters and pictures
    def _card(self, html: Writer, card: Card) -> None:
        html.open("section", id=card.anchor or None, class_="group", data_from=card.origin or None)
        html.space()
        write_element(html, "h3", card.title)
        html.space()
        if self._letters and holds_letters_alone(card):
            html.open("p")
            write_element(html, "a", self._say("letter.page"), href=self._letters)
            html.close("p")
        else:
            self.blocks(html, card.blocks)
        html.space()
        html.close("section")
        html.space()

    def _letter(self, html: Writer, letter: Letter) -> None:
        """Folded: who wants the letter opens it. One click in the text selects all of it."""
        html.open("details", class_="letter", id=letter.anchor)
        html.space()
        write_element(html, "summary", letter.title)
        html.space()
        write_element(html, "p", self._say("letter.copy"), class_="hint")
        html.space()
        write_letter_text(html, letter, self._say, self._colon)
        html.close("details")
        html.space()

    def _label(self, key: str) -> Inline:
        return self._say(key) + self._colon + " "

    def _picture(self, html: Writer, picture: Picture) -> None:
        html.open("details", class_="picture", id=picture.anchor)
        html.space()
        write_element(html, "summary", picture.title)
        html.space()
        html.open("figure")
        html.space()
        for drawing in picture.drawings:
            write_drawing(html, drawing)
            html.space()
        html.close("figure")
        html.space()
        html.close("details")
        html.space()
