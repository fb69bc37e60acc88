"""Periods in messages are said in the words of the pages."""

from __future__ import annotations

import pytest

from polc.report.words import in_words
from tests.overlay import analysed


@pytest.mark.parametrize(
    ("keep", "english", "french"),
    [
        ("1 year after order", "1\u00a0year after the order", "1\u00a0an après la commande"),
        (
            "at most 1 year after order",
            "at most 1\u00a0year after the order",
            "au maximum 1\u00a0an après la commande",
        ),
        (
            "1 year after order, then archived 3 years after order",
            "1\u00a0year after the order, then in an archive until 3\u00a0years after the order",
            "1\u00a0an après la commande, puis en archives jusqu’à 3\u00a0ans après la commande",
        ),
        ("until 2027-03-01", "until 2027-03-01", "jusqu’au 2027-03-01"),
        ("none", "not kept", "aucune conservation"),
    ],
)
def test_period_in_a_message_is_said_as_on_the_page(keep: str, english: str, french: str) -> None:
    (period,) = analysed(f"retention orders {{ keep {keep} }}").policy.retention_periods

    assert period.retention_term is not None
    assert (in_words(period.retention_term, "en"), in_words(period.retention_term, "fr")) == (english, french)
