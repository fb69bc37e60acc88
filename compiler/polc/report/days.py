"""Days in full, as documents for counsel write them. Knows no report."""

from __future__ import annotations

from datetime import date

from polc.reference.phrases import phrase

BOOK = "review.toml"


def in_full(day: date, lang: str) -> str:
    """A day as a document writes it: `1 March 2027`."""
    number = phrase("first-of-month", lang, BOOK) if day.day == 1 else str(day.day)
    month = phrase(f"month-{day.month}", lang, BOOK)
    return phrase("in-full", lang, BOOK, day=number, month=month, year=day.year)
