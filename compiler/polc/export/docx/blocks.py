"""Writes the blocks of a notice into a place of a document, each with its style."""

from __future__ import annotations

from typing import assert_never

from docx.document import Document
from docx.shared import Length
from docx.text.paragraph import Paragraph

from polc.core.record import record, replace
from polc.document.blocks import (
    AnyLine,
    Block,
    Card,
    Cell,
    Entries,
    FreeText,
    Items,
    Letter,
    Line,
    Lines,
    Picture,
    Points,
    Row,
    Table,
    holds_letters_alone,
)
from polc.document.inline import NOTHING, Inline
from polc.document.notice import Phrases
from polc.export import runs
from polc.export.docx import column_widths
from polc.export.docx.container import Place, row_property
from polc.export.docx.run_writer import RunWriter
from polc.export.docx.styles import TABLE, numbered_from

DEEPEST = 3
"""How many depths of lists have a style."""
HEADINGS = 5


@record
class Look:
    """The styles of lines in a place: in the text, or in a cell."""

    text: str = "Normal"
    lead: str = "List Lead"
    bullet: str = "List Bullet"


PLAIN = Look()
CELL = Look("Table Text", "Table Text", "Table Bullet")
INNER = Look("Definition", "Definition Lead", "Definition Bullet")
CASE = Look("Case", "Case", "Definition Bullet")


class Writer:
    """Writes into a place with a pen.

    `book` gives the words around a line, `document` holds the lists of numbers.
    """

    def __init__(self, document: Document, place: Place, run_writer: RunWriter, book: Phrases) -> None:
        self._document = document
        self._place = place
        self._run_writer = run_writer
        self._book = book

    def at(self, place: Place) -> Writer:
        """The same writer elsewhere."""
        return Writer(self._document, place, self._run_writer, self._book)

    def heading(self, words: Inline, level: int, anchor: str = "") -> Paragraph:
        """A heading, the title at level 0."""
        style = f"Heading {min(level, HEADINGS)}" if level else "Title"
        return self._paragraph(style, words, anchor)

    def text(self, words: Inline, style: str = "Normal", anchor: str = "") -> Paragraph:
        """A paragraph of words within a line."""
        return self._paragraph(style, words, anchor)

    def blocks(self, all_: tuple[Block, ...], level: int = 2) -> None:
        """Blocks one after the other; headings in them begin at `level`."""
        for block in all_:
            self.block(block, level)

    def block(self, block: Block, level: int = 2) -> None:
        """One block."""
        match block:
            case Table():
                self.table(block)
            case Lines():
                self.lines(block.lines, CASE if block.case else PLAIN, block.anchor)
            case Entries():
                self.entries(block, level)
            case Points():
                self.points(block)
            case Card() if holds_letters_alone(block):
                pass
            case Card():
                self.heading(block.title, level, block.anchor)
                self.blocks(block.blocks, level + 1)
            case Letter() | Picture():
                pass
            case _:
                assert_never(block)

    def lines(self, all_: Cell, look: Look = PLAIN, anchor: str = "") -> None:
        """Lines one under the other."""
        for number, line in enumerate(all_):
            self.line(line, look, anchor if number == 0 else "")

    def line(self, line: AnyLine, look: Look, anchor: str = "") -> None:
        """One line: its words under a label, a list, or paragraphs of its own."""
        match line:
            case FreeText():
                if line.origin == "note" and look.text == "Normal":
                    look = replace(look, text="Note")
                self._paragraphs(line, look, anchor)
            case Items():
                self._items(line, look, anchor)
            case Line():
                paragraph = self._place.paragraph(look.text)
                self._run_writer.marks.put(paragraph, anchor)
                if line.label:
                    self._label(paragraph, line.label)
                self._run_writer.write(paragraph, runs.runs(line.value), "Strong" if line.strong else "")
            case _:
                assert_never(line)

    def _items(self, items: Items, look: Look, anchor: str) -> None:
        if items.label and items.sentence:
            self._paragraph(look.lead, items.label, anchor)
        elif items.label:
            label = self._book.say("list.among", label=items.label) if items.opened else items.label
            paragraph = self._place.paragraph(look.lead)
            self._run_writer.marks.put(paragraph, anchor)
            self._label(paragraph, label, end="")
        more = (self._book.say("list.more"),) if items.opened and not items.label else ()
        for item in (*items.items, *more):
            self._paragraph(look.bullet, item)

    def _label(self, paragraph: Paragraph, label: Inline, end: str = " ") -> None:
        self._run_writer.write(paragraph, runs.runs(label), "Label")
        self._run_writer.say(paragraph, self._book.say("form.colon").plain, "Label")
        if end:
            self._run_writer.say(paragraph, end)

    def _paragraphs(self, text: FreeText, look: Look, anchor: str) -> None:
        """Paragraphs, lists, quotations and headings of an author's text."""
        last: dict[int, tuple[int, int]] = {}
        for written in runs.paragraphs(text):
            depth = min(max(written.depth, 1), DEEPEST)
            if written.kind == "li":
                base = "List Number" if written.number else look.bullet
                style = f"{base} {depth}" if depth > 1 and base.startswith("List") else base
            elif written.kind.startswith("h"):
                style = look.text if look is CELL else f"Heading {min(int(written.kind[1]) - 1, HEADINGS)}"
            else:
                style = {"pre": "Preformatted", "blockquote": "Quote"}.get(written.kind, look.text)
            paragraph = self._place.paragraph(style)
            self._run_writer.marks.put(paragraph, anchor)
            anchor = ""
            if written.number:
                before, list_ = last.get(depth, (0, 0))
                if written.number != before + 1 or not list_:
                    list_ = numbered_from(self._document, written.number, depth - 1)
                last = {d: x for d, x in last.items() if d < depth} | {depth: (written.number, list_)}
                numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = depth - 1, list_
            elif written.kind != "li":
                last = {}
            self._run_writer.write(paragraph, written.runs)

    def entries(self, entries: Entries, level: int) -> None:
        """Named things: with what is said of each, or as a list of names."""
        if entries.title:
            self.heading(entries.title, level)
        for entry in entries.entries:
            if not entry.lines:
                self._paragraph("List Bullet", entry.title, entry.anchor)
                continue
            self._paragraph("Term", entry.title, entry.anchor)
            self.lines(entry.lines, INNER)

    def points(self, block: Points) -> None:
        """A list of sentences, perhaps after the words that open block."""
        if block.opening:
            self._paragraph("Normal", block.opening)
        for point in block.points:
            self._paragraph("List Bullet", point.words, point.anchor)
            self.lines(point.lines, INNER)

    def table(self, facts_table: Table) -> None:
        """A table of facts under its caption, with its heads shown again on each page."""
        if facts_table.caption:
            self._paragraph("Caption", facts_table.caption)
        widths = [Length(word) for word in column_widths.widths(facts_table, self._place.width)]
        table = self._place.table(len(facts_table.rows) + 1, widths, TABLE, told=_description(facts_table))
        for cell, head, width in zip(table.rows[0].cells, facts_table.heads, widths, strict=True):
            self.at(Place(cell, width))._paragraph("Table Heading", head)
        for row, facts in zip(list(table.rows)[1:], facts_table.rows, strict=True):
            row_property(row, "w:cantSplit")
            for cell, lines, width in zip(row.cells, facts.cells, widths, strict=True):
                self.at(Place(cell, width)).lines(lines, CELL)
                if not lines:
                    self.at(Place(cell, width)).text(NOTHING, CELL.text)
            self._run_writer.marks.put(row.cells[0].paragraphs[0], facts.anchor)

    def record(self, heads: tuple[Inline, ...], row: Row) -> None:
        """A row of a table as lines, each under the head of its column: for places too narrow for a table."""
        for number, (head, cell) in enumerate(zip(heads, row.cells, strict=True)):
            if number == 0:
                self.lines(cell, anchor=row.anchor)
            elif len(cell) == 1 and isinstance(line := cell[0], Line) and not line.label:
                self.line(replace(line, label=head), INNER)
            elif cell:
                self._label(self._place.paragraph(INNER.lead), head, end="")
                self.lines(cell, INNER)

    def _paragraph(self, style: str, words: Inline, anchor: str = "") -> Paragraph:
        paragraph = self._place.paragraph(style)
        self._run_writer.marks.put(paragraph, anchor)
        self._run_writer.write(paragraph, runs.runs(words))
        return paragraph


def _description(facts_table: Table) -> str:
    """What a screen reader says of a table: its caption, else the heads of its columns."""
    return facts_table.caption.plain or ", ".join(head.plain for head in facts_table.heads)
