"""Age from which a child alone can consent (GDPR Art. 8), of `consent-ages.toml` in `dsl/law`."""

from __future__ import annotations

from datetime import date
from typing import Any

from polc.core.record import record
from polc.reference.jurisdictions import law_table

UNSURE = "X"
"""The mark of a fact on which sources disagree."""


@record
class ConsentAge:
    """The age that applies in a country on a day: years, and what the sources are worth.

    `norm` is an id of `norms.toml`, empty where that file does not have the provision; `sure` is false where sources
    disagree.
    """

    age: int
    norm: str
    sure: bool


def consent_age(country: str, day: date) -> ConsentAge:
    """The age in a member country (ISO 3166 alpha-2) on a day.

    16 where it set none (Art. 8(1)).
    """
    ages = law_table("consent-ages")
    periods = (p for p in ages.get(country, ()) if _holds_on(p, day))
    return _age(next(periods, ages["default"]))


def lowest_age() -> int:
    """The age in years below which no country can go (Art. 8(1), second subparagraph)."""
    return int(law_table("consent-ages")["default"]["minimum"])


def _holds_on(period: dict[str, Any], day: date) -> bool:
    start, end = period.get("from"), period.get("until")
    return (start is None or start <= day) and (end is None or day < end)


def _age(fields: dict[str, Any]) -> ConsentAge:
    sure = fields.get("verified") != UNSURE
    return ConsentAge(int(fields["age"]), str(fields.get("norm", "")), sure)
