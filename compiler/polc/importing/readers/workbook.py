"""Reads workbooks, .xlsx and .ods: the texts of cells, sheet by sheet.

Formulas are not worked out, links not followed.

A sheet may claim more rows and columns than it fills: only so many are looked at, and rows in a row that are the same
because a program repeats them are looked at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from polc.importing.outline import Part
from polc.importing.readers.archives import plain_archive
from polc.importing.refusals import RefusedDocumentError

MOST_SHEETS = 60
MOST_ROWS = 20_000
"""Rows of a sheet that are looked at.

A register of a large group has a few hundred.
"""
MOST_COLUMNS = 200
LONGEST_CELL = 20_000

Rows = Iterator[tuple[str, ...]]


def xlsx_parts(content: bytes) -> tuple[Part, ...]:
    """Return a heading and a table for each sheet.

    Raises RefusedDocumentError for what is no workbook.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(plain_archive(content)), read_only=True, data_only=True, keep_links=False)
        return _parts((sheet.title, _xlsx_rows(sheet)) for sheet in book.worksheets[:MOST_SHEETS])
    except RefusedDocumentError:
        raise
    except Exception as error:  # openpyxl raises whatever the fault of the file leads it to
        raise RefusedDocumentError("import-broken") from error


def _xlsx_rows(sheet: Any) -> Rows:  # noqa: ANN401 - openpyxl has no types
    if sheet.sheet_state != "visible":
        return
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True):
        yield tuple(_text(cell) for cell in row)


def ods_parts(content: bytes) -> tuple[Part, ...]:
    """Return a heading and a table for each sheet.

    Raises RefusedDocumentError for what is no workbook.
    """
    from odfdo import Document

    try:
        body = Document(BytesIO(plain_archive(content))).body
        return _parts(
            (table.get_attribute_string("table:name") or "", _ods_rows(table))
            for table in body.get_elements("//table:table")[:MOST_SHEETS]
        )
    except RefusedDocumentError:
        raise
    except Exception as error:  # odfdo and lxml raise whatever the fault of the file leads them to
        raise RefusedDocumentError("import-broken") from error


def _ods_rows(table: Any) -> Rows:  # noqa: ANN401 - odfdo types its elements by their tags
    for row in table.get_elements(".//table:table-row")[:MOST_ROWS]:
        cells: list[str] = []
        for cell in row.get_elements("table:table-cell|table:covered-table-cell"):
            text = "\n".join(paragraph.text_recursive for paragraph in cell.get_elements("text:p"))
            repeated = int(cell.get_attribute("table:number-columns-repeated") or 1)
            cells += [_text(text)] * min(repeated, MOST_COLUMNS - len(cells))
        yield tuple(cells)


def _parts(sheets: Iterator[tuple[str, Rows]]) -> tuple[Part, ...]:
    found: list[Part] = []
    for name, rows in sheets:
        filled = tuple(row for row in rows if any(row))
        if filled:
            found += [Part("heading", name, 1, sheet=name), Part("table", rows=filled, sheet=name)]
    return tuple(found)


def _text(value: object) -> str:
    """The text of a cell; a day as in `2026-10-01`."""
    if value is None:
        return ""
    day = getattr(value, "date", None)
    text = day().isoformat() if callable(day) else str(value)
    return "\n".join(" ".join(line.split()) for line in text[:LONGEST_CELL].splitlines()).strip()
