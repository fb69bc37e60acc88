"""Dates and lengths of time in words."""

from __future__ import annotations

from datetime import date

from polc.core.values import Duration
from polc.notice.locale_data import day_in_words, length_in_words


def date_in_words(text: str, locale: str, first: str | None) -> str:
    """A date in long form, `first` in the place of the first of a month.

    As written where it is no date.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    words = day_in_words(day, locale)
    return f"{first}{words[1:]}" if first and day.day == 1 and words.startswith("1 ") else words


def duration_in_words(duration: Duration, locale: str, space: str) -> str:
    """A length of time, such as `2 years`, with the space that the language puts after a number."""
    words = length_in_words(duration.number, duration.unit, locale)
    number, _, unit = words.replace("\u00a0", " ").partition(" ")
    return f"{number}{space}{unit}"
