"""Rules on cookies and on electronic marketing on the eve of the day from which they apply, and on that day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from polc.reference.rules import rule_page
from tests.overlay import analysed, laid_over

FIRST_DAYS = {
    "cookies/consent-missing": date(2019, 6, 1),  # present numbering of the Act of 1978
    "cookies/lifetime-missing": date(2019, 10, 1),  # Planet49
    "cookies/third-parties": date(2020, 9, 17),  # guidelines and recommendation of the CNIL
    "cookies/audience-limits": date(2020, 9, 17),
    "cookies/choice-memory": date(2020, 9, 17),
    "cookies/browser-consent": date(2020, 9, 17),
    "cookies/browser-withdrawal": date(2021, 3, 31),  # end of the time to comply
    "cookies/refusal-parity": date(2021, 3, 31),
    "cookies/multi-device": date(2026, 1, 16),
    "cookies/email-pixel": date(2026, 4, 14),
    "marketing/optin": date(2020, 7, 26),  # present wording of CPCE L34-5
    "marketing/soft-optin": date(2020, 7, 26),
    "marketing/stop-means": date(2020, 7, 26),
    "marketing/partner-sharing": date(2021, 9, 23),
}


def fires(slug: str, example: str, day: date) -> bool:
    return slug in {f.rule for f in analysed(laid_over(example), day).findings}


@pytest.mark.parametrize(("slug", "first"), FIRST_DAYS.items(), ids=FIRST_DAYS)
def test_silent_on_the_eve_and_fires_on_the_day(slug: str, first: date) -> None:
    for example in rule_page(slug).examples("Wrong"):
        assert not fires(slug, example, first - timedelta(days=1)), example
        assert fires(slug, example, first), example
