"""Tracked changes of a document: marks around runs, at the ends of paragraphs, on rows and cells.

ECMA-376, part 1, 17.13.5: a run stands in `w:ins` or `w:del`; the end of a paragraph, a row and a cell have the mark
among their properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from polc.export.docx.run_writer import RunWriter
from polc.export.redline.marked import Mark, Words

AUTHOR = "polc"
NAMES = {Mark.INSERTED: "w:ins", Mark.DELETED: "w:del"}
CELLS = {Mark.INSERTED: "w:cellIns", Mark.DELETED: "w:cellDel"}


class Tracker:
    """Makes the marks of a document, all of one day.

    `numbers` are shared with whatever else is numbered in it.
    """

    def __init__(self, numbers: Iterator[int], day: date) -> None:
        self._numbers = numbers
        self._day = f"{day.isoformat()}T00:00:00Z"

    def write(self, run_writer: RunWriter, paragraph: Paragraph, words: Words, style: str = "") -> None:
        """Adds marked words to a paragraph."""
        for word in words:
            before = len(list(paragraph._p.iter(qn("w:r"))))
            run_writer.write(paragraph, [word.run], style)
            if word.mark is not Mark.KEPT:
                for run in list(paragraph._p.iter(qn("w:r")))[before:]:
                    self._wrap_run(run, word.mark)

    def end(self, paragraph: Paragraph, mark: Mark) -> None:
        """Marks the end of a paragraph: the paragraph itself comes or goes."""
        if mark is not Mark.KEPT:
            properties = OxmlElement("w:rPr")
            properties.append(self._revision_element(NAMES[mark]))
            paragraph._p.get_or_add_pPr().append(properties)

    def row(self, row: _Row, mark: Mark) -> None:
        """Marks a row."""
        if mark is not Mark.KEPT:
            row._tr.get_or_add_trPr().append(self._revision_element(NAMES[mark]))

    def cell(self, cell: _Cell, mark: Mark) -> None:
        """Marks a cell of a column that comes or goes."""
        if mark is not Mark.KEPT:
            cell._tc.get_or_add_tcPr().append(self._revision_element(CELLS[mark]))

    def _wrap_run(self, run: BaseOxmlElement, mark: Mark) -> None:
        around = self._revision_element(NAMES[mark])
        run.addprevious(around)
        around.append(run)
        if mark is Mark.DELETED:
            for text in run.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def _revision_element(self, name: str) -> BaseOxmlElement:
        element = OxmlElement(name)
        element.set(qn("w:id"), str(next(self._numbers)))
        element.set(qn("w:author"), AUTHOR)
        element.set(qn("w:date"), self._day)
        return element


def keep_tracking(document: Document) -> None:
    """Has the document go on tracking, so that what its readers change is told apart as well."""
    settings = document.settings.element
    setting = OxmlElement("w:trackRevisions")
    after = settings.find(qn("w:zoom"))
    if after is None:
        settings.insert(0, setting)
    else:
        after.addnext(setting)
