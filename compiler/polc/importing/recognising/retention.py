"""How long: rows and sentences that tell a period for a purpose or for data.

That are known.
"""

from __future__ import annotations

from polc.importing.drafted import Drafted
from polc.importing.matching import ENDS, holds, members
from polc.importing.passages import Passage
from polc.importing.periods import durations_in, period_in

SEVERAL = " – "
SEVERAL_PERIODS = 2


def recognise_periods(drafted: Drafted) -> None:
    """Periods of rows, by the name in their first cell.

    Of sentences in the part of a purpose.
    """
    for passage in drafted.rows():
        cell = passage.cell("period")
        if cell and not passage.has("cookie"):
            _row(drafted, passage, cell)
    for passage, number, sentence in drafted.sentences():
        id_ = drafted.purposes.get(passage.number, "")
        if not durations_in(sentence, drafted.lang) or holds(sentence, drafted.lang, "denied"):
            continue
        period = period_in(sentence, drafted.lang)
        if id_ and period:
            drafted.state("purpose", id_, "keep", period, passage, number)
        elif id_ or "periods" in passage.section.about:
            drafted.doubt(passage, number)


def _row(drafted: Drafted, passage: Passage, cell: str) -> None:
    lang = drafted.lang
    lines = [line for line in cell.split("\n") if durations_in(line, lang)]
    period = period_in(cell.split("\n")[0], lang) if len(lines) < SEVERAL_PERIODS else ""
    name = (passage.cell("purpose") or passage.cell("data")).split("\n")[0].strip(ENDS)
    purpose = drafted.purposes.get(passage.number, "") or drafted.named("purpose", name)
    if purpose and period:
        drafted.state("purpose", purpose, "keep", period, passage)
        return
    cookies = drafted.named("cookies-title", name)
    if cookies and period:
        drafted.state("cookies", cookies, "keep", period, passage)
        return
    whole, _, part = name.partition(SEVERAL)
    if not passage.cell("purpose"):
        whole, part = "", name
    of_purpose = drafted.named("purpose", whole) if whole else ""
    data = [drafted.named("data", member) for member in members(part, lang, drafted.known("data"))] if part else []
    if not period or not all(data) or not (of_purpose or data):
        drafted.doubt(passage, 0)
        return
    id_ = drafted.declare("retention", f"{name} {passage.number}", "period")
    if of_purpose:
        drafted.state("retention", id_, "covers", f"purposes {of_purpose}", passage)
    if data:
        drafted.state("retention", id_, "covers", f"data {', '.join(data)}", passage)
    drafted.state("retention", id_, "keep", period, passage)
