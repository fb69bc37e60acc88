"""Whether keeping ever ends, and what becomes of the data then."""

from __future__ import annotations

from polc.core.values import Period, Word
from polc.reference.vocabulary import vocabulary


def waits(period: Period) -> bool:
    """True when a link lasts until something that only the data subject can bring about."""
    return period.form in ("until", "later") and any(by_person(word) for word in period.events)


def by_person(event: Word) -> bool:
    return vocabulary("events").field(event.text, "ends-only-by-person") is True
