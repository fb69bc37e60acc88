"""What a workbook consists of: sheets, texts, lists to choose from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from polc.core.record import record

LONGEST = 32_767
"""The most characters that a cell holds in the programs that open workbooks."""
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML cannot hold."""


@record
class Column:
    """A column: its head, how many characters wide it is, and what can be chosen in its cells, if it is a list."""

    head: str
    width: int
    choices: tuple[str, ...] = ()


@record
class Sheet:
    """A sheet: its name, its columns, and a row of texts as long as there are columns for each line of it."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@record
class Workbook:
    """A workbook: title, language, the day of what it tells, and sheets."""

    title: str
    language: str
    day: date
    sheets: tuple[Sheet, ...]


def cell_text(text: str) -> str:
    """Return a text without what XML cannot hold, as long as programs read."""
    clean = UNFIT.sub("", text)
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…"


def choices_of(sheets: Sequence[Sheet]) -> tuple[tuple[str, ...], ...]:
    """Return the lists to choose from, each once, in the order of columns."""
    found = dict.fromkeys(column.choices for sheet in sheets for column in sheet.columns if column.choices)
    return tuple(found)
