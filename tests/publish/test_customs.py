"""What notices need of a language's customs is written down with the package, and is what Babel says."""

from __future__ import annotations

import runpy
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

from polc.cli.compiling import compile_customs
from polc.notice import locale_data
from polc.notice.phrasebook import languages, phrasebook

ROOT = Path(__file__).parents[2]
LOCALES = [phrasebook(lang, "").locale for lang in languages()]


@pytest.fixture(autouse=True, params=["written down", "asked for"])
def written(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Customs as they are compiled now, and none."""
    made = compile_customs(ROOT / "dsl", tmp_path) if request.param == "written down" else ()
    spaces = {file.stem: runpy.run_path(str(file)) for file in made}
    assert set(spaces) == (set() if request.param == "asked for" else {*LOCALES, "own_names"})
    known = {name: space["CUSTOMS"] for name, space in spaces.items()}
    monkeypatch.setattr(locale_data, "_written", lambda locale: known.get(locale, {}))
    locale_data.own_name.cache_clear()


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
