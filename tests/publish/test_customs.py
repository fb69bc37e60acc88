"""What notices need of how a language writes is what Babel says."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

from polc.notice import locale_data
from polc.notice.phrasebook import languages, phrasebook

LOCALES = [phrasebook(lang, "").locale for lang in languages()]


@pytest.mark.parametrize("locale", LOCALES)
def test_dates(locale: str) -> None:
    days = [date(year, month, day) for year, month, day in product((1999, 2000, 2027, 2199), range(1, 13), (1, 9, 28))]
    assert [locale_data.day_in_words(d, locale) for d in days] == [format_date(d, "long", locale=locale) for d in days]


@pytest.mark.parametrize("locale", LOCALES)
def test_lengths_of_time(locale: str) -> None:
    lengths = list(product((0, 1, 2, 11, 72, 130, 131, 1000), ("day", "month", "year", "hour", "week")))
    found = [locale_data.length_in_words(n, unit, locale) for n, unit in lengths]
    assert found == [format_unit(n, f"duration-{unit}", locale=locale) for n, unit in lengths]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("style", ["standard", "or"])
def test_lists(locale: str, style: locale_data.Style) -> None:
    for members in (0, 1, 2, 3, 4, 30, 31, 50):
        names = [f"name {n}" for n in range(members)]
        said = locale_data.list_pattern(members, style, locale).format(*names)
        assert said == format_list(names, style=style, locale=locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_names(locale: str) -> None:
    babel = Locale.parse(locale)
    assert [locale_data.territory_name(c, locale) for c in ("FR", "US", "XX?")] == [
        *(babel.territories[c] for c in ("FR", "US")), "XX?"
    ]  # fmt: skip
    assert [locale_data.language_name(c, locale) for c in ("fr", "nl", "none")] == [
        *(babel.languages[c] for c in ("fr", "nl")), "none"
    ]  # fmt: skip


def test_languages_call_themselves() -> None:
    assert [locale_data.own_name(lang) for lang in ("en", "fr", "es", "de", "x1")] == [
        "English", "français", "español", "Deutsch", "x1"
    ]  # fmt: skip
