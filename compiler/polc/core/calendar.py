"""Counts days and years from a day.

Beyond either end of the calendar, the result is the last day that there is. Whatever counts from a day that a file
states counts here, as a file may state any day from 0001-01-01 to 9999-12-31.
"""

from __future__ import annotations

from datetime import date, timedelta


def years_after(day: date, years: int) -> date:
    """The same day so many years later, or earlier where negative.

    1 March for 29 February where there is none.
    """
    year = day.year + years
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)


def days_after(day: date, days: int) -> date:
    """The day so many days later, or earlier where negative."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
