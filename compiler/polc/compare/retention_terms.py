"""Two retention periods compared: longer, shorter, counted otherwise, or the same in other words."""

from __future__ import annotations

from typing import Literal

from polc.compare.normal_form import normal
from polc.core.values import Period, RetentionTerm
from polc.model.commitments.activities import ENDLESS

Verdict = Literal["lengthened", "shortened", "changed", "determined", "undetermined", "reworded", "fate", "same"]


def verdict(before: RetentionTerm, after: RetentionTerm, disposal: tuple[object, object]) -> Verdict:
    """How a period differs from the one before it.

    `disposal` are what becomes of the data in each.
    """
    if normal(before) == normal(after):
        return "fate" if disposal[0] != disposal[1] else "same"
    known = _figured(before), _figured(after)
    if known[0] != known[1]:
        return "determined" if known[1] else "undetermined"
    if not known[0]:
        return "reworded" if _forms(before) == _forms(after) and _criteria_alike(before, after) else "changed"
    if _starts(before) != _starts(after) and not _ends_at_all(before, after):
        return "changed"
    old, new = _minute_bounds(before), _minute_bounds(after)
    for earlier, later in zip(old, new, strict=True):
        if later[0] > earlier[1]:
            return "lengthened"
        if later[1] < earlier[0]:
            return "shortened"
    if old != new or _limits(before) != _limits(after):
        return "changed"
    return "fate" if disposal[0] != disposal[1] else "reworded"


def _figured(retention_term: RetentionTerm) -> bool:
    """True when each link says how long, by a figure or an event, and not by criteria."""
    return all(p.form != "criteria" for p in retention_term.periods)


def _forms(retention_term: RetentionTerm) -> list[str]:
    return [p.form for p in retention_term.periods]


def _criteria_alike(before: RetentionTerm, after: RetentionTerm) -> bool:
    """True when criteria are the same in a language of both."""
    pairs = zip(before.periods, after.periods, strict=False)
    texts = [(o.text, n.text) for o, n in pairs if o.text and n.text]
    return (
        bool(texts)
        and all(any(p.text == q.text for p in o.passages for q in n.passages if p.lang == q.lang) for o, n in texts)
        and _limits(before) == _limits(after)
    )


def _starts(retention_term: RetentionTerm) -> set[object]:
    """What the links are counted from, or end with."""
    return {
        tuple(normal(m) for m in p.moments)
        for p in retention_term.periods
        if p.form not in ("indefinitely", "bare", "none")
    }


def _ends_at_all(before: RetentionTerm, after: RetentionTerm) -> bool:
    """True when one of two periods never ends or keeps nothing: which is longer does not depend on their starts."""
    endless = [any(p.form == "indefinitely" for p in c.periods) for c in (before, after)]
    return endless[0] != endless[1] or before.keeps_nothing != after.keeps_nothing


def _limits(retention_term: RetentionTerm) -> object:
    return normal(retention_term.only_if), normal(retention_term.sooner)


def _minute_bounds(retention_term: RetentionTerm) -> tuple[tuple[int, int], tuple[int, int]]:
    """Fewest and most minutes in all, then in use, before the archives."""
    return _total(list(retention_term.periods)), _total([p for p in retention_term.periods if not p.archived])


def _total(links: list[Period]) -> tuple[int, int]:
    low = high = 0
    for link in links:
        if link.form == "indefinitely":
            return ENDLESS, ENDLESS
        if link.duration:
            least, most = link.duration.minutes()
            joined = link.form == "bare"
            low, high = (low + least, high + most) if joined else (max(low, least), max(high, most))
    return low, high
