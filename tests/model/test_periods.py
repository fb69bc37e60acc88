"""Lengths of time: what they can mean in days, and when one is certainly longer than another."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest

from polc.core.values import Duration
from tests.overlay import analysed


def duration(written: str) -> Duration:
    """The length of time that a policy states as `keep … after order`."""
    policy = analysed(f"retention orders {{ keep {written} after order }}").policy
    (period,) = policy.retention_periods
    assert period.retention_term is not None
    length = period.retention_term.periods[0].duration
    assert length is not None
    return length


def later(day: date, number: int, unit: str) -> date:
    """The day a number of units later; a day that the month does not have becomes its last one."""
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@pytest.mark.parametrize(
    ("written", "shortest", "longest"),
    [
        ("1 hour", 0, 1),
        ("72 hours", 3, 3),
        ("1 day", 1, 1),
        ("30 days", 30, 30),
        ("1 week", 7, 7),
        ("2 weeks", 14, 14),
        ("1 month", 28, 31),
        ("2 months", 59, 62),
        ("6 months", 181, 184),
        ("1 year", 365, 366),
        ("12 months", 365, 366),
        ("13 months", 393, 397),
        ("25 months", 758, 763),
    ],
)
def test_bounds_in_days(written: str, shortest: int, longest: int) -> None:
    assert duration(written).bounds() == (shortest, longest)


@pytest.mark.parametrize("months", range(1, 12))
def test_bounds_of_months_are_those_of_the_calendar(months: int) -> None:
    starts = [date(year, month, 1) for year in range(2023, 2029) for month in range(1, 13)]
    lengths = [(later(start, months, "month") - start).days for start in starts]
    assert duration(f"{months} months").bounds() == (min(lengths), max(lengths))


@pytest.mark.parametrize(
    "written", ["1 month", "5 months", "11 months", "14 months", "30 months", "3 years", "10 years"]
)
def test_no_stretch_of_the_calendar_lies_outside_the_bounds(written: str) -> None:
    length = duration(written)
    shortest, longest = length.bounds()
    for offset in range(0, 4 * 366, 3):
        start = date(2023, 1, 1) + timedelta(days=offset)
        assert shortest <= (later(start, length.number, length.unit) - start).days <= longest, start


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("32 days", "1 month"),
        ("1 month", "27 days"),
        ("1 month", "3 weeks"),
        ("5 weeks", "1 month"),
        ("2 months", "30 days"),
        ("63 days", "2 months"),
        ("13 months", "1 year"),
        ("1 year", "52 weeks"),
        ("1 year", "11 months"),
        ("3 years", "25 months"),
    ],
)
def test_longer_only_when_every_reading_is(longer: str, shorter: str) -> None:
    assert duration(longer).longer_than(duration(shorter))
    assert not duration(shorter).longer_than(duration(longer))
    assert not duration(longer).same_as(duration(shorter))


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("30 days", "1 month"),
        ("31 days", "1 month"),
        ("4 weeks", "1 month"),
        ("60 days", "2 months"),
        ("365 days", "1 year"),
    ],
)
def test_neither_equal_nor_certainly_different(first: str, other: str) -> None:
    assert not duration(first).longer_than(duration(other))
    assert not duration(other).longer_than(duration(first))
    assert not duration(first).same_as(duration(other))


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("72 hours", "3 days"),
        ("12 months", "1 year"),
        ("36 months", "3 years"),
        ("14 days", "2 weeks"),
        ("1 month", "1 month"),
    ],
)
def test_same_length_in_another_unit(first: str, other: str) -> None:
    assert duration(first).same_as(duration(other))
    assert not duration(first).longer_than(duration(other))
    assert not duration(other).longer_than(duration(first))
