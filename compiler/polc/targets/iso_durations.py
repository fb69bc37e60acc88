"""Lengths of time as ISO 8601 writes them: `P3Y`, `PT30M`."""

from __future__ import annotations

from polc.core.values import Duration, RetentionTerm

UNITS = {"minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W"), "month": ("P", "M")}
YEAR = ("P", "Y")
DAYS_A_WEEK = 7


def iso_duration(duration: Duration) -> str:
    """Return a length of time in ISO 8601; weeks as days, since not every reader takes weeks beside other units."""
    if duration.unit == "week":
        return f"P{duration.number * DAYS_A_WEEK}D"
    before, after = UNITS.get(duration.unit, YEAR)
    return f"{before}{duration.number}{after}"


def iso_durations(term: RetentionTerm) -> tuple[str, ...]:
    """Return the lengths of the links of a retention period that have one, in order."""
    return tuple(iso_duration(period.duration) for period in term.periods if period.duration)
