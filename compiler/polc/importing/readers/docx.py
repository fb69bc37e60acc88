"""Reads a Word document: headings by their styles, lists, tables.

Text that was struck in a review is left aside.

Macros, pictures, fields and embedded files are not looked at; no link is followed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from polc.importing.outline import Part
from polc.importing.readers.archives import plain_archive
from polc.importing.readers.runs import Runs
from polc.importing.refusals import RefusedDocumentError

STYLE = re.compile(r"(?:heading|titre|überschrift) ?(\d)", re.IGNORECASE)
TITLES = ("title", "titre", "subtitle")
PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
HELD = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")})
STRUCK = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pict"), qn("w:drawing")})
VALUE, ID = qn("w:val"), qn("r:id")

DEEPER = 2

Xml = Any
"""An element of lxml, which has no types of its own."""


def docx_parts(content: bytes) -> tuple[Part, ...]:
    """Return the parts of a Word document.

    Raises RefusedDocumentError for what is none, or too large.
    """
    try:
        document = Document(BytesIO(plain_archive(content)))
        body = document.element.body
    except RefusedDocumentError:
        raise
    except Exception as error:  # python-docx and lxml raise whatever the fault of the file leads them to
        raise RefusedDocumentError("import-broken") from error
    styles = {str(style.style_id): str(style.name or "") for style in document.styles}
    bold = {str(style.style_id) for style in document.styles if _is_bold(style)}
    outside = {id_: str(link.target_ref) for id_, link in document.part.rels.items() if link.is_external}
    return tuple(_Reading(styles, bold, outside).parts_of(body))


class _Reading:
    def __init__(self, styles: Mapping[str, str], bold: Collection[str], addresses: Mapping[str, str]) -> None:
        self.styles = styles
        self.bold = bold
        self.addresses = addresses
        self.after_item = False

    def parts_of(self, holder: Xml) -> Iterator[Part]:
        """The parts in order; what a content control holds stands where the control does."""
        for element in _blocks_in(holder):
            if element.tag == PARAGRAPH:
                yield from self._paragraph(element)
            else:
                yield Part("table", rows=tuple(self._rows(element)))

    def _paragraph(self, element: Xml) -> Iterator[Part]:
        runs = Runs()
        self._add_runs(element, runs)
        level = self._level(element)
        depth = self._depth(element) or (DEEPER if self.after_item and _is_indented(element) else 0)
        self.after_item = bool(depth)
        part = runs.take("heading" if level else "item" if depth else "paragraph", level or depth)
        if part:
            yield part

    def _add_runs(self, element: Xml, runs: Runs) -> None:
        waiting = [(child, "") for child in reversed(element)]
        while waiting:
            found, url = waiting.pop()
            tag = found.tag
            if tag in STRUCK:
                continue
            if tag == qn("w:r"):
                _add_run(found, runs, url, self.bold)
            else:
                address = self.addresses.get(found.get(ID) or "", "") if tag == qn("w:hyperlink") else url
                waiting.extend((child, address) for child in reversed(found))

    def _style(self, element: Xml) -> str:
        properties = element.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        return self.styles.get(style.get(VALUE) or "", "") if style is not None else ""

    def _level(self, element: Xml) -> int:
        name = self._style(element)
        if name.lower() in TITLES:
            return 1
        match = STYLE.fullmatch(name)
        if match:
            return int(match[1])
        outlined = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        written = (outlined.get(VALUE) or "") if outlined is not None else ""
        return int(written) + 1 if written in tuple("012345678") else 0

    def _depth(self, element: Xml) -> int:
        numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if numbered is None:
            return 1 if self._style(element).lower().startswith(("list", "liste")) else 0
        level = numbered.find(qn("w:ilvl"))
        written = (level.get(VALUE) or "0") if level is not None else "0"
        return int(written) + 1 if written in tuple("012345678") else 1

    def _rows(self, table: Xml) -> Iterator[tuple[str, ...]]:
        for row in _rows_in(table):
            cells = tuple(self._cell(cell) for cell in row.iter(CELL) if _is_cell_of(cell, row))
            if any(cells):
                yield cells

    def _cell(self, cell: Xml) -> str:
        lines = []
        for element in _blocks_in(cell):
            for paragraph in (element,) if element.tag == PARAGRAPH else element.iter(PARAGRAPH):
                runs = Runs()
                self._add_runs(paragraph, runs)
                part = runs.take("paragraph")
                if part:
                    lines.append(part.text)
        return "\n".join(lines)


def _blocks_in(holder: Xml) -> Iterator[Xml]:
    waiting = list(reversed(holder))
    while waiting:
        found = waiting.pop()
        if found.tag in (PARAGRAPH, TABLE):
            yield found
        elif found.tag in HELD:
            waiting.extend(reversed(found))


def _rows_in(table: Xml) -> Iterator[Xml]:
    waiting = list(reversed(table))
    while waiting:
        found = waiting.pop()
        if found.tag == ROW:
            yield found
        elif found.tag in HELD:
            waiting.extend(reversed(found))


def _is_cell_of(cell: Xml, row: Xml) -> bool:
    """True for a cell of the row itself, not of a table in one of its cells."""
    above = cell.getparent()
    while above is not row:
        if above.tag == CELL:
            return False
        above = above.getparent()
    return True


def _is_indented(element: Xml) -> bool:
    """True for a paragraph that stands further in: after an item, it belongs to it."""
    indent = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    left = (indent.get(qn("w:left")) or indent.get(qn("w:start")) or "0") if indent is not None else "0"
    return left.isdigit() and int(left) > 0


def _is_bold(style: Xml) -> bool:
    """True for a style of characters in bold type."""
    return style.type == WD_STYLE_TYPE.CHARACTER and bool(style.font.bold)


def _add_run(run: Xml, runs: Runs, url: str, bold_styles: Collection[str]) -> None:
    mark, style = run.find(f"{qn('w:rPr')}/{qn('w:b')}"), run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    styled = style is not None and style.get(VALUE) in bold_styles
    bold = (mark.get(VALUE) or "1") not in ("0", "false") if mark is not None else styled
    for piece in run:
        if piece.tag == qn("w:t"):
            runs.add(piece.text or "", url, bold=bold)
        elif piece.tag == qn("w:tab"):
            runs.add(" ")
        elif piece.tag in (qn("w:br"), qn("w:cr")):
            runs.line_break()
        elif piece.tag == qn("w:noBreakHyphen"):
            runs.add("-", url, bold=bold)
