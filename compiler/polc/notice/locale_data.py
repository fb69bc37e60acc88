"""How a language writes lists, dates, lengths of time and names of countries and languages, by CLDR.

Babel tells it, and takes a while to load; so what notices need is written down when the package is made, in `COMPILED`.
Babel is asked for what is not written there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Literal, get_args

Style = Literal["standard", "or"]
Unit = Literal["day", "month", "year"]
COMPILED = "polc.theme.compiled.customs"
NAME = "CUSTOMS"
"""The name in a module of that package for what it holds."""
OWN = "own_names"
"""The module there with what languages are called in themselves."""
MEMBERS, NUMBERS = range(31), range(1, 131)
"""The lengths of lists, and the numbers of days, months and years, that are written down."""
YEAR = 2000


@cache
def _written(locale: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = getattr(import_module(f"{COMPILED}.{locale}"), NAME)
    except ImportError:
        return {}
    return found


def compiled(locale: str) -> str:
    """What is written down of a locale such as `en_GB`, as the text of a Python module."""
    from babel import Locale

    known = Locale.parse(locale)
    locale_file = {
        "languages": dict(sorted(known.languages.items())),
        "territories": dict(sorted(known.territories.items())),
        "lists": {style: {n: _list(n, style, locale) for n in MEMBERS} for style in get_args(Style)},
        "months": {month: found for month in range(1, 13) if (found := _month(month, locale))},
        "lengths": {unit: {n: _length(n, unit, locale) for n in NUMBERS} for unit in get_args(Unit)},
    }
    return f"{NAME} = {locale_file!r}\n"


def compiled_own(languages: Iterable[str]) -> str:
    """What these languages are called in themselves, likewise."""
    return f"{NAME} = { {lang: _own_locale(lang) for lang in languages}!r}\n"


def language_name(tag: str, locale: str) -> str:
    """The name of a language; its tag where it has none there."""
    return _name("languages", tag, locale)


def territory_name(code: str, locale: str) -> str:
    """The name of a country or region; its code where it has none there."""
    return _name("territories", code, locale)


def _name(kind: str, code: str, locale: str) -> str:
    if kind in (written := _written(locale)):
        return str(written[kind].get(code, code))
    from babel import Locale

    return str(getattr(Locale.parse(locale), kind).get(code, code))


@cache
def own_name(lang: str) -> str:
    """A language's name in that language; its letters where it is not known."""
    known = _written(OWN).get(lang)
    return str(known) if known else _own_locale(lang)


def _own_locale(lang: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(lang).get_language_name(lang) or lang)
    except (UnknownLocaleError, ValueError):
        return lang


def list_pattern(members: int, style: Style, locale: str) -> str:
    """A list of so many members, with `{0}`, `{1}` and so on for them."""
    found = _written(locale).get("lists", {}).get(style, {}).get(members)
    return _list(members, style, locale) if found is None else str(found)


@lru_cache(maxsize=1000)
def _list(members: int, style: Style, locale: str) -> str:
    from babel.lists import format_list

    return format_list([f"{{{n}}}" for n in range(members)], style=style, locale=locale)


def day_in_words(day: date, locale: str) -> str:
    """A date in long form."""
    found = _written(locale).get("months", {}).get(day.month)
    if found and day.year >= YEAR:
        return str(found).format(day=day.day, year=day.year)
    return _day(day, locale)


def _day(day: date, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, "long", locale=locale)


def _month(month: int, locale: str) -> str:
    """How dates of a month are written, with `{day}` and `{year}`; empty where that differs from day to day."""
    found = _day(date(YEAR + 345, month, 28), locale).replace(str(YEAR + 345), "{year}").replace("28", "{day}")
    days = [date(YEAR + n, month, 1 + n % 28) for n in range(100)]
    return found if all(found.format(day=d.day, year=d.year) == _day(d, locale) for d in days) else ""


def length_in_words(number: int, unit: str, locale: str) -> str:
    """A number of days, months or years in words."""
    found = _written(locale).get("lengths", {}).get(unit, {}).get(number)
    return str(found) if found else _length(number, unit, locale)


@lru_cache(maxsize=1000)
def _length(number: int, unit: str, locale: str) -> str:
    from babel.units import format_unit

    return format_unit(number, f"duration-{unit}", locale=locale)
