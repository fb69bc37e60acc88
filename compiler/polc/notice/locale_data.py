"""How a language writes lists, dates, lengths of time and names of countries and languages, by CLDR, as Babel has it.

Babel takes a while to load: only what writes pages does.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Literal

Style = Literal["standard", "or"]


def language_name(tag: str, locale: str) -> str:
    """The name of a language; its tag where it has none there."""
    return _name("languages", tag, locale)


def territory_name(code: str, locale: str) -> str:
    """The name of a country or region; its code where it has none there."""
    return _name("territories", code, locale)


def _name(kind: str, code: str, locale: str) -> str:
    from babel import Locale

    return str(getattr(Locale.parse(locale), kind).get(code, code))


@cache
def own_name(lang: str) -> str:
    """A language's name in that language; its letters where it is not known."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(lang).get_language_name(lang) or lang)
    except (UnknownLocaleError, ValueError):
        return lang


@lru_cache(maxsize=1000)
def list_pattern(members: int, style: Style, locale: str) -> str:
    """A list of so many members, with `{0}`, `{1}` and so on for them."""
    from babel.lists import format_list

    return format_list([f"{{{n}}}" for n in range(members)], style=style, locale=locale)


@lru_cache(maxsize=1000)
def day_in_words(day: date, locale: str) -> str:
    """A date in long form."""
    from babel.dates import format_date

    return format_date(day, "long", locale=locale)


@lru_cache(maxsize=1000)
def length_in_words(number: int, unit: str, locale: str) -> str:
    """A number of days, months or years in words."""
    from babel.units import format_unit

    return format_unit(number, f"duration-{unit}", locale=locale)
