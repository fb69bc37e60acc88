"""Every rule that begins or ends on a day: silent on the eve and speaking on the day, or the reverse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from polc.reference.jurisdictions import holding
from polc.reference.rules import rule_page, slugs
from tests.overlay import AS_OF, analysed, laid_over

OWN = frozenset({"", *holding(frozenset({"eu", "france"}))})
"""The laws of the examples, and what holds under all."""
BEGIN = [(s, d.since) for s in slugs() for d in rule_page(s).days if d.law in OWN and d.since]
END = [(s, d.until) for s in slugs() for d in rule_page(s).days if d.law in OWN and d.until]


def speaks(slug: str, day: date) -> bool:
    """True when one of the rule's wrong examples gives a finding of the rule on a day."""
    examples = (AS_OF.sub("", example) for example in rule_page(slug).examples("Wrong"))
    return any(slug in {f.rule for f in analysed(laid_over(example), day).findings} for example in examples)


@pytest.mark.parametrize(("slug", "since"), BEGIN)
def test_a_rule_is_silent_on_the_eve_and_speaks_on_its_first_day(slug: str, since: date) -> None:
    assert (speaks(slug, since - timedelta(days=1)), speaks(slug, since)) == (False, True)


@pytest.mark.parametrize(("slug", "until"), END)
def test_a_rule_speaks_on_its_last_day_and_is_silent_on_the_next(slug: str, until: date) -> None:
    assert (speaks(slug, until - timedelta(days=1)), speaks(slug, until)) == (True, False)
