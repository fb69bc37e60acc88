"""Workbooks as Office Open XML (.xlsx)."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from polc.targets.workbook.archive import packed, unpacked
from polc.targets.workbook.sheets import Sheet, Workbook, cell_text, choices_of

LISTS = "Lists"
MOST_ROWS = 1_000
"""Rows below the last one in which something can still be chosen."""
HEAD = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E8ECEF"}
BODY = {"text_wrap": True, "valign": "top", "border": 1}


def xlsx(workbook: Workbook) -> bytes:
    """Return the bytes: heads that stay, widths, filters, lists to choose from."""
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": workbook.title, "created": datetime.combine(workbook.day, time())})
    head, body = book.add_format(HEAD), book.add_format(BODY)
    lists = {choices: number for number, choices in enumerate(choices_of(workbook.sheets))}
    for sheet in workbook.sheets:
        _add_sheet(book, sheet, head, body, lists)
    if lists:
        listing = book.add_worksheet(LISTS)
        for choices, column in lists.items():
            for row, choice in enumerate(choices):
                listing.write_string(row, column, cell_text(choice))
        listing.hide()
    book.close()
    return packed(unpacked(held.getvalue()))


def _add_sheet(
    book: xlsxwriter.Workbook, sheet: Sheet, head: Format, body: Format, lists: dict[tuple[str, ...], int]
) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    last = max(1, len(sheet.rows))
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        page.write_string(0, number, cell_text(column.head), head)
        if column.choices:
            name = xl_col_to_name(lists[column.choices], col_abs=True)
            source = f"={LISTS}!{name}$1:{name}${len(column.choices)}"
            rule = {"validate": "list", "source": source, "error_type": "warning"}
            page.data_validation(1, number, last + MOST_ROWS, number, rule)
    for row, texts in enumerate(sheet.rows, 1):
        for number, text in enumerate(texts):
            page.write_string(row, number, cell_text(text), body)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
