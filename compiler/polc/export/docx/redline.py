"""A redline as a Word document: a chapter a language, with its summary, then the text with tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import assert_never

from docx.document import Document
from docx.shared import Length
from docx.text.paragraph import Paragraph

from polc.core.record import replace
from polc.document.blocks import Line, Row, Table
from polc.document.inline import Inline, inline
from polc.export.docx import column_widths
from polc.export.docx.container import Place, row_property
from polc.export.docx.document_factory import PAGE, PAGES, Facts, blank, new_section, packed, text_width
from polc.export.docx.language_tags import tag
from polc.export.docx.run_writer import Marks, RunWriter
from polc.export.docx.styles import TABLE, numbered_from
from polc.export.docx.tracked import Tracker, keep_tracking
from polc.export.docx.xml_text import clean
from polc.export.redline.marked import (
    Mark,
    MarkedGrid,
    MarkedHeading,
    MarkedParagraph,
    MarkedPart,
    MarkedPassage,
    MarkedPiece,
    Paragraphs,
    Words,
)
from polc.export.redline.summary import Change, Chapter, dated, in_words
from polc.export.runs import Run
from polc.notice.language_names import own_name
from polc.report.review.values import pieces

SUMMARY = "redline-summary"
VERSIONS = (0.16, 0.4, 0.16, 0.28)
"""The parts of the width that name, source, number and day of a version get."""
DEEPEST = 3
STYLES = {"pre": "Preformatted", "blockquote": "Quote", "dt": "Term"}
NOTHING = "–"


def redline(chapters: Sequence[Chapter], day: date) -> bytes:
    """The redline as the bytes of a `.docx` file: the same for the same chapters. Its changes bear `day`."""
    first = chapters[0].notice
    title = first.book.say("redline.of", title=first.title.plain).plain
    footer = first.book.say("word.page", page=PAGE, pages=PAGES).plain
    facts = Facts(title, first.controller, tag(first.lang), first.version, day, clean(title), footer)
    document = blank(facts)
    keep_tracking(document)
    numbers = count(1)
    tracker = Tracker(numbers, day)
    wide = False
    for number, chapter in enumerate(chapters):
        if wide:
            new_section(document, wide=False)
        run_writer = RunWriter(Marks(f"{chapter.notice.lang}_", numbers), chapter.notice.lang)
        place = Place(document, text_width(document.sections[-1]))
        written = _Chapter(document, place, run_writer, tracker, chapter)
        written.front(several=len(chapters) > 1, apart=number > 0 and not wide)
        wide = written.text()
    return packed(document)


class _Chapter:
    def __init__(
        self, document: Document, place: Place, run_writer: RunWriter, tracker: Tracker, chapter: Chapter
    ) -> None:
        self._document = document
        self._run_writer = run_writer
        self._tracker = tracker
        self._chapter = chapter
        self._say = chapter.notice.book.say
        self._places = chapter.places()
        self._place = place
        self._lists: dict[int, tuple[int, int]] = {}

    # ------------------------------------------------------------------------------------------- before the text
    def front(self, *, several: bool, apart: bool) -> None:
        """What stands before the text: the two versions and what changes; on a sheet of its own where `apart`."""
        kind = self._say("redline.title").plain
        about = self._plain("Facts", f"{kind} – {own_name(self._chapter.notice.lang)}" if several else kind)
        about.paragraph_format.page_break_before = apart or None
        about.paragraph_format.keep_with_next = True
        self._plain("Title", self._chapter.notice.title.plain)
        self._versions()
        summary = self._chapter.summary
        self._plain("Facts", self._say("redline.day", date=in_words(summary.day, self._chapter.notice)).plain)
        self._plain("Normal", self._say(f"redline.{self._chapter.state or 'legend-word'}").plain)
        heading = self._plain("Heading 1", self._say("redline.summary").plain)
        self._run_writer.marks.put(heading, SUMMARY)
        run_writer = self._run_writer
        if summary.lang != self._chapter.notice.lang:
            run_writer = RunWriter(run_writer.marks, summary.lang)
        run_writer.write(self._place.paragraph("Normal"), [Run(summary.counted, strong=True)])
        for grade in summary.grades:
            run_writer.say(self._place.paragraph("Heading 2"), f"{grade.name} ({len(grade.changes)})")
            duty = self._place.paragraph("Facts")
            duty.paragraph_format.keep_with_next = True
            run_writer.say(duty, grade.duty)
            self._lists = {}
            for number, change in enumerate(grade.changes, 1):
                paragraph = self._place.paragraph("List Number")
                self._number(paragraph, number, 1)
                self._change(run_writer, paragraph, change)

    def _change(self, run_writer: RunWriter, paragraph: Paragraph, change: Change) -> None:
        anchor = next((anchor for anchor in change.anchors if anchor in self._places), "")
        link = f"#{anchor}" if anchor else ""
        run_writer.write(paragraph, [Run(words, code=code, link=link) for words, code in pieces(change.message)])
        for words in filter(None, (change.duty,)):
            run_writer.write(paragraph, [Run("\n"), *(Run(text, code=code) for text, code in pieces(words))])
        for number, (label, url) in enumerate(change.laws):
            run_writer.write(paragraph, [Run(", " if number else "\n"), Run(label, link=url)])

    def _versions(self) -> None:
        summary, say = self._chapter.summary, self._say
        heads = [say(f"redline.{key}").plain for key in ("version", "source", "number", "effective")]
        rows = [heads]
        versions = ("before", summary.before, self._chapter.old), ("after", summary.after, self._chapter.new)
        for key, label, notice in versions:
            version = notice.version if notice else ""
            rows.append([say(f"redline.{key}").plain, label, version or NOTHING, dated(notice) or NOTHING])
        widths = [Length(int(self._place.width * part)) for part in VERSIONS]
        table = self._place.table(len(rows), widths, TABLE, told=say("redline.versions").plain)
        for number, (row, words) in enumerate(zip(list(table.rows), rows, strict=True)):
            for column, (cell, width, text) in enumerate(zip(row.cells, widths, words, strict=True)):
                head = number == 0 or column == 0
                paragraph = Place(cell, width).paragraph("Table Heading" if head else "Table Text")
                self._run_writer.write(paragraph, [Run(text, code=column == 1 and not head)])

    def _plain(self, style: str, words: str) -> Paragraph:
        paragraph = self._place.paragraph(style)
        self._run_writer.say(paragraph, words)
        return paragraph

    # -------------------------------------------------------------------------------------------------- the text
    def text(self) -> bool:
        """The text with its changes, from a new sheet on; True where it ends on sheets turned on their side."""
        wide = False
        for number, part in enumerate(self._chapter.parts):
            wanted = any(isinstance(p, MarkedGrid) and len(p.columns) >= column_widths.WIDE for p in part.pieces)
            if wanted != wide:
                new_section(self._document, wide=wanted)
                self._place = Place(self._document, text_width(self._document.sections[-1]))
            self._part(part, apart=number == 0 and not wanted)
            wide = wanted
        self._place.close()
        return wide

    def _part(self, part: MarkedPart, *, apart: bool) -> None:
        heading = self._heading(part.heading)
        if apart:
            heading.paragraph_format.page_break_before = True
        before: MarkedPiece | None = None
        for piece in part.pieces:
            if isinstance(piece, MarkedGrid) and isinstance(before, MarkedGrid) and not piece.caption:
                self._place.paragraph("Table Text")
            self._piece(piece)
            before = piece

    def _piece(self, piece: MarkedPiece) -> None:
        match piece:
            case MarkedHeading():
                self._heading(piece)
            case MarkedPassage():
                self._lists = {}
                for number, paragraph in enumerate(piece.paragraphs):
                    written = self._paragraph(self._place, paragraph)
                    if number == 0:
                        self._put_bookmark(written, piece.anchor, piece.mark)
                    self._tracker.end(written, paragraph.mark)
            case MarkedGrid():
                self._grid(piece)
            case _:
                assert_never(piece)

    def _heading(self, heading: MarkedHeading) -> Paragraph:
        paragraph = self._place.paragraph("Title" if heading.level == 1 else f"Heading {min(heading.level - 1, 5)}")
        self._put_bookmark(paragraph, heading.anchor, heading.mark)
        self._words(paragraph, heading.words)
        self._tracker.end(paragraph, heading.mark)
        return paragraph

    def _paragraph(self, place: Place, marked_paragraph: MarkedParagraph, *, cell: bool = False) -> Paragraph:
        paragraph = place.paragraph(_style(marked_paragraph, cell=cell))
        if marked_paragraph.kind == "li" and marked_paragraph.number and not cell:
            self._number(paragraph, marked_paragraph.number, min(max(marked_paragraph.depth, 1), DEEPEST))
        self._words(paragraph, marked_paragraph.words)
        return paragraph

    def _number(self, paragraph: Paragraph, number: int, depth: int) -> None:
        """Has a member of a list count on, or begin a list with its number."""
        before, list_ = self._lists.get(depth, (0, 0))
        if number != before + 1 or not list_:
            list_ = numbered_from(self._document, number, depth - 1)
        self._lists = {d: x for d, x in self._lists.items() if d < depth} | {depth: (number, list_)}
        numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = depth - 1, list_

    def _grid(self, grid: MarkedGrid) -> None:
        if grid.caption:
            caption = self._place.paragraph("Caption")
            self._words(caption, grid.caption)
            self._tracker.end(caption, grid.mark)
        widths = [Length(word) for word in column_widths.widths(_plain_table(grid), self._place.width)]
        description = _text(grid.caption) or ", ".join(_text(column.words) for column in grid.columns)
        table = self._place.table(len(grid.rows) + 1, widths, TABLE, told=description)
        rows = list(table.rows)
        self._tracker.row(rows[0], grid.mark)
        for cell, column, width in zip(rows[0].cells, grid.columns, widths, strict=True):
            self._words(Place(cell, width).paragraph("Table Heading"), column.words)
        for row, given in zip(rows[1:], grid.rows, strict=True):
            row_property(row, "w:cantSplit")
            self._tracker.row(row, given.mark)
            for cell, width, paragraphs in zip(row.cells, widths, given.cells, strict=True):
                self._cell(Place(cell, width), paragraphs, whole=given.mark is not Mark.KEPT)
            self._put_bookmark(row.cells[0].paragraphs[0], given.anchor, given.mark)
        for row in rows:
            for cell, column in zip(row.cells, grid.columns, strict=True):
                if grid.mark is Mark.KEPT:
                    self._tracker.cell(cell, column.mark)

    def _cell(self, place: Place, paragraphs: Paragraphs, *, whole: bool) -> None:
        if not paragraphs:
            place.paragraph("Table Text")
            return
        ends = [p.mark for p in paragraphs] if whole else _ends(paragraphs)
        for paragraph, end in zip(paragraphs, ends, strict=True):
            self._tracker.end(self._paragraph(place, paragraph, cell=True), end)

    # ------------------------------------------------------------------------------------------ words and places
    def _words(self, paragraph: Paragraph, words: Words) -> None:
        self._tracker.write(
            self._run_writer,
            paragraph,
            tuple(replace(word, run=self._write_leading_run(word.run, word.mark)) for word in words),
        )

    def _write_leading_run(self, run: Run, mark: Mark) -> Run:
        """A run that leads, and is, only where the document has the place."""
        gone = run.link.startswith("#") and run.link[1:] not in self._places
        return replace(
            run, link="" if gone else run.link, anchor=run.anchor if self._has_anchor(run.anchor, mark) else ""
        )

    def _has_anchor(self, anchor: str, mark: Mark) -> bool:
        return bool(anchor) and (mark is not Mark.DELETED or self._places[anchor] is Mark.DELETED)

    def _put_bookmark(self, paragraph: Paragraph, anchor: str, mark: Mark) -> None:
        if self._has_anchor(anchor, mark):
            self._run_writer.marks.put(paragraph, anchor)


def _style(paragraph: MarkedParagraph, *, cell: bool) -> str:
    if cell:
        return "Table Bullet" if paragraph.kind == "li" else "Table Text"
    if paragraph.kind == "li":
        depth = min(max(paragraph.depth, 1), DEEPEST)
        base = "List Number" if paragraph.number else "List Bullet"
        return f"{base} {depth}" if depth > 1 else base
    if paragraph.kind.startswith("h"):
        return f"Heading {min(int(paragraph.kind[1]) - 1, 5)}"
    return STYLES.get(paragraph.kind, "Normal")


def _ends(paragraphs: Paragraphs) -> list[Mark]:
    """The marks of the ends of the paragraphs of a cell.

    The last end of a cell cannot come or go: where the last paragraphs do, it is that of the one before them that does.
    """
    ends = [p.mark for p in paragraphs]
    last = ends[-1]
    if last is Mark.KEPT:
        return ends
    start = len(ends)
    while start and ends[start - 1] is last:
        start -= 1
    ends[-1] = Mark.KEPT
    if start and ends[start - 1] is Mark.KEPT and paragraphs[start - 1].kind == paragraphs[-1].kind:
        ends[start - 1] = last
    return ends


def _text(words: Words) -> str:
    return "".join(word.run.text for word in words)


def _plain_table(grid: MarkedGrid) -> Table:
    """The words of a table, to measure its columns by."""
    rows = tuple(
        Row("", tuple(tuple(Line(inline(_text(p.words))) for p in cell) for cell in row.cells)) for row in grid.rows
    )
    return Table(Inline(), tuple(inline(_text(column.words)) for column in grid.columns), rows)
