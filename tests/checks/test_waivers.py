"""Waivers accept one finding for a reason and for a time; whatever else they say is a finding."""

from __future__ import annotations

from datetime import date

import pytest

from polc.reference.rules import rule_page, slugs
from tests.overlay import analysed, fired, laid_over

STATISTICS = """
purpose statistics {
  title en "Statistics" fr "Statistiques"   kind statistics
  basis legitimate-interest interest en "knowing which products sell" fr "savoir quels produits se vendent"
  subjects client   data order-data   recipients host
}
"""
WAIVER = (
    "waive omission/retention on purpose statistics until 2027-01-31 "
    '"The period is being set with the supplier of the tool." by "Claire Martin, legal"'
)


def test_without_a_waiver_the_finding_stands() -> None:
    assert fired(STATISTICS) == ["omission/retention"]


def test_a_waiver_accepts_the_finding_and_is_kept_with_it() -> None:
    analysis = analysed(laid_over(STATISTICS + WAIVER))
    assert analysis.findings == ()
    [(finding, waiver)] = analysis.waived
    assert finding.rule == "omission/retention"
    assert waiver.reason.text.startswith("The period")
    assert waiver.by.text == "Claire Martin, legal"


def test_a_waiver_ends_on_its_day() -> None:
    text = laid_over(STATISTICS + WAIVER)
    assert analysed(text, date(2027, 1, 30)).findings == ()
    assert [f.rule for f in analysed(text, date(2027, 1, 31)).findings] == ["omission/retention", "waiver/expired"]


@pytest.mark.parametrize(
    "reason", ["todo", "ok", "n/a", "à faire plus tard", "Todo: fix this later", "known issue", "...", ""]
)
def test_fillers_are_no_reason(reason: str) -> None:
    waiver = WAIVER.replace("The period is being set with the supplier of the tool.", reason)
    assert fired(STATISTICS + waiver) == ["omission/retention", "waiver/reason"]


def test_a_waiver_lasts_twelve_months_at_most() -> None:
    assert fired(STATISTICS + WAIVER.replace("2027-01-31", "2027-11-22")) == []
    assert fired(STATISTICS + WAIVER.replace("2027-01-31", "2027-11-23")) == ["omission/retention", "waiver/too-long"]


def test_a_waiver_of_another_rule_or_declaration_accepts_nothing() -> None:
    other = WAIVER.replace("omission/retention", "omission/legal-basis")
    assert fired(STATISTICS + other) == ["omission/retention", "waiver/unused"]
    elsewhere = WAIVER.replace("purpose statistics", "purpose orders")
    assert fired(STATISTICS + elsewhere) == ["omission/retention", "waiver/unused"]


def test_mistakes_of_names_cannot_be_waived() -> None:
    assert fired(STATISTICS + WAIVER.replace("omission/retention", "names/unknown")) == [
        "omission/retention",
        "waiver/unknown-rule",
    ]


@pytest.mark.parametrize("slug", [s for s in slugs() if s.startswith("waiver/")])
def test_pages_show_what_they_say(slug: str) -> None:
    page = rule_page(slug)
    assert all(slug in fired(example) for example in page.examples("Wrong"))
    assert all(fired(example) == [] for example in page.examples("Right"))


def test_waiver_of_rule_that_was_taken_back_stays_without_a_word() -> None:
    waiver = WAIVER.replace("omission/retention on purpose statistics", "transfer/dpf-sole on recipient host")
    assert analysed(laid_over(waiver)).findings == ()
