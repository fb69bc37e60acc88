"""The facts that words state and that no language changes: figures, dates, lengths of time."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from babel import Locale
from babel.units import format_unit

FIGURE = re.compile(r"\d+")
UNITS = ("year", "month", "week", "day", "hour", "minute")
ONE = "une?|one"
NUMBERS = (1, 2, 5)
"""Numbers that take different forms of a unit, in one language or another."""


def quantities_in(words: str) -> Counter[str]:
    """Every number, with how often it stands there."""
    return Counter(FIGURE.findall(words))


def dates(words: str, lang: str) -> Counter[str]:
    """Every date in long form, such as `1er mars 2026`, in the form 2026-03-01."""
    return Counter(
        f"{year}-{_months(lang)[month.lower()]:02}-{int(day):02}" for day, month, year in _date(lang).findall(words)
    )


def durations(words: str, lang: str) -> Counter[tuple[int, str]]:
    """Every length of time: its number and its unit, in English; the number one may be a word."""
    return Counter(
        (int(number or 1), unit) for unit, pattern in _units(lang).items() for number in pattern.findall(words)
    )  # fmt: skip


@cache
def _months(lang: str) -> dict[str, int]:
    return {name.lower(): number for number, name in Locale(lang).months["format"]["wide"].items()}


@cache
def _date(lang: str) -> re.Pattern[str]:
    names = "|".join(_months(lang))
    return re.compile(rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:de\s+)?({names})\s+(?:de\s+)?(\d{{4}})\b", re.IGNORECASE)


@cache
def _units(lang: str) -> dict[str, re.Pattern[str]]:
    found = {}
    for unit in UNITS:
        words = {format_unit(n, f"duration-{unit}", locale=lang).split()[-1] for n in NUMBERS}
        longest = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        found[unit] = re.compile(rf"\b(?:(\d+)|{ONE})\s(?:{longest})\b", re.IGNORECASE)
    return found
