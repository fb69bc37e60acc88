"""Where paragraphs and tables go: the body of a document or a cell of a table."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from polc.export.docx.styles import id_of
from polc.export.docx.xml_text import clean

BELOW_TABLE = Pt(10)


class Place:
    """The body or a cell, `width` wide.

    An empty paragraph that Word wants in each cell is used up first.
    """

    def __init__(self, holder: Document | _Cell, width: Length) -> None:
        self.holder = holder
        self.width = width
        self._spare = holder.paragraphs[0] if isinstance(holder, _Cell) else None
        self._below_table = False
        self.last: Paragraph | None = None

    def paragraph(self, style: str) -> Paragraph:
        """A new paragraph at the end; one under a table keeps its distance."""
        if self._spare is None:
            paragraph = _added_to(self.holder)
        else:
            paragraph, self._spare = self._spare, None
        paragraph._p.style = id_of(style)
        if self._below_table:
            self._below_table = False
            own = paragraph.style.paragraph_format.space_before if paragraph.style else None
            paragraph.paragraph_format.space_before = max(own or Pt(0), BELOW_TABLE)
        self.last = paragraph
        return paragraph

    def close(self) -> None:
        """Ends a document that ends with a table: Word wants a paragraph there."""
        if self._below_table:
            self.paragraph("Table Text")

    def table(self, rows: int, widths: Sequence[Length], style: str, *, told: str = "", head: bool = True) -> Table:
        """A new table at the end, with the widths of its columns.

        `told` says in words what it is, for whoever has it read aloud; with `head` its first row is that of the heads,
        shown again on each page.
        """
        if isinstance(self.holder, _Cell):
            if self._spare is not None:
                self._spare._p.getparent().remove(self._spare._p)
            table = self.holder.add_table(rows, len(widths))
            self._spare = self.holder.paragraphs[-1]
        else:
            table = self.holder.add_table(rows, len(widths))
        self._below_table = True
        table._tbl.tblStyle_val = id_of(style)
        _shape_table(table, widths, told, head=head)
        return table


def _added_to(holder: Document | _Cell) -> Paragraph:
    """A new paragraph at the end.

    Python-docx looks through a whole document for that end, each time.
    """
    if isinstance(holder, _Cell) or holder.element.body[-1].tag != qn("w:sectPr"):
        return holder.add_paragraph()
    added = OxmlElement("w:p")
    holder.element.body[-1].addprevious(added)
    return Paragraph(added, holder._body)


def _shape_table(table: Table, widths: Sequence[Length], told: str, *, head: bool) -> None:
    table.autofit = False
    properties = table._tbl.tblPr
    for tag in ("w:tblW", "w:tblLook"):
        found = properties.find(qn(tag))
        if found is not None:
            properties.remove(found)
    total = sum(int(word) for word in widths) // 635
    properties.insert_element_before(
        parse_xml(f'<w:tblW {nsdecls("w")} w:w="{total}" w:type="dxa"/>'), "w:jc", "w:tblLayout", "w:tblLook"
    )
    first = int(head)
    properties.append(
        parse_xml(
            f'<w:tblLook {nsdecls("w")} w:val="{"04A0" if head else "0480"}" w:firstRow="{first}" w:lastRow="0" '
            'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        )
    )
    if told:
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), clean(told))
        properties.append(caption)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(table.rows):
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        if head and number == 0:
            row_property(row, "w:tblHeader")


def row_property(row: _Row, name: str) -> None:
    """Gives a row a property that is only there or not, such as `w:cantSplit`."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))
