"""The days on which the law's data or a rule's page change what holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from polc.reference.jurisdictions import LAW
from polc.reference.package import folders_in, names_in, read_folders
from polc.reference.rules import rule_page, slugs

TURNING = frozenset({"from", "until", "tolerated-until", "benchmark-since", "withdrawn", "wording-from", "date"})
"""Fields of `dsl/law` that hold the first day of another state of the law."""


@lru_cache(maxsize=1)
def turning_days() -> tuple[date, ...]:
    """Every day from which a norm, an adequacy decision, another legal fact or a rule applies or no longer does."""
    found: set[date] = set()
    for name in {name for folder in folders_in(LAW) for name in names_in(LAW, folder)}:
        found |= set(_dates(read_folders(LAW, name)))
    for slug in slugs():
        page = rule_page(slug)
        found |= {day for days in page.days for day in (days.since, days.until) if day}
    return tuple(sorted(found))


def _dates(value: object, key: str = "") -> Iterator[date]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _dates(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _dates(inner, key)
    elif isinstance(value, date) and key in TURNING:
        yield value
