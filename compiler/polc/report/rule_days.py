"""When a rule applies, in words: under each law where laws differ."""

from __future__ import annotations

from polc.reference.jurisdictions import jurisdictions
from polc.reference.languages import names_of
from polc.reference.phrases import phrase, told_day
from polc.reference.rules import RulePage


def days_in_words(page: RulePage, lang: str) -> list[str]:
    """The days on which a rule begins and ends, by law; empty where it has none."""
    found = []
    for days in page.days:
        law = f" ({names_of(jurisdictions()[days.law].fields)[lang]})" if days.law else ""
        told = ((key, day) for key, day in (("since", days.since), ("until", days.until)) if day)
        found += [f"{phrase(key, lang, day=told_day(day, lang))}{law}" for key, day in told]
    return found
