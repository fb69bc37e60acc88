"""Reference periods are checked as of a day, for the law that the policy names, and by bounds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.overlay import DAY, analysed

POLICY = """
policy demo {{ law {law}  made by shop }}
controller shop {{ kind company  country FR }}
purpose work {{ kind {kind}  subjects {subjects}  data {data}  keep {keep}, then delete }}
"""
ABOVE = "retention/above-reference"
BELOW = "retention/below-legal-min"
START = "retention/start-event-law"


def fired(
    keep: str, kind: str, subjects: str = "client", data: str = "identity", law: str = "eu, france", day: date = DAY
) -> set[str]:
    """The rules on retention that fire for one purpose with its own period."""
    text = POLICY.format(keep=keep, kind=kind, subjects=subjects, data=data, law=law)
    return {f.rule for f in analysed(text, day).findings if f.rule.startswith("retention/")}


def test_the_regulation_on_money_laundering_applies_from_its_day() -> None:
    start = date(2027, 7, 10)
    short = "archived 4 years after relationship-end"
    assert fired(short, "aml", law="eu", day=start - timedelta(days=1)) == set()
    assert fired(short, "aml", law="eu", day=start) == {BELOW}
    assert fired("archived 5 years after relationship-end", "aml", law="eu", day=start) == set()


@pytest.mark.parametrize(
    ("kind", "subjects", "keep", "longer", "guidance_from"),
    [
        ("newsletter", "prospect", "3 years after last-contact", "4 years after last-contact", date(2021, 9, 23)),
        ("recruitment", "candidate", "2 years after last-contact", "3 years after last-contact", date(2023, 1, 30)),
    ],
)
def test_guidance_counts_from_its_publication(
    kind: str, subjects: str, keep: str, longer: str, guidance_from: date
) -> None:
    assert fired(longer, kind, subjects, day=guidance_from - timedelta(days=1)) == set()
    assert fired(longer, kind, subjects, day=guidance_from) == {ABOVE}
    assert fired(keep, kind, subjects, day=guidance_from) == set()


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ("36 months after last-contact", set()),
        ("1096 days after last-contact", set()),  # no longer than three years with a leap day
        ("37 months after last-contact", {ABOVE}),
        ("2 years after last-contact, then 2 years", {ABOVE}),
        ("2 years after last-contact, then archived 2 years", set()),
        ("at most 4 years after last-contact", {ABOVE}),
        ("4 years after publication", set()),  # runs from an event of which the reference says nothing
    ],
)
def test_periods_compare_by_bounds_and_without_the_archive(keep: str, expected: set[str]) -> None:
    assert fired(keep, "newsletter", "prospect") == expected


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ("archived 120 months after financial-year-end", set()),
        ("archived 119 months after financial-year-end", {BELOW}),
        ("during contract, then archived 3 years after contract-end", {BELOW}),
        ("during contract", {BELOW}),
        ("1 year after invoice-date, then archived 9 years after financial-year-end", {BELOW}),
        ("archived 10 years after invoice-date", {START}),
        ("archived 3 years after retirement", set()),  # decades may lie between the year and that event
    ],
)
def test_floor_counts_the_archive_and_events_that_can_come_first(keep: str, expected: set[str]) -> None:
    assert fired(keep, "invoicing") == expected


def test_french_references_are_for_policies_under_french_law() -> None:
    assert fired("4 years after last-contact", "newsletter", "prospect", law="eu") == set()
    assert fired("archived 3 years after financial-year-end", "invoicing", law="eu") == set()


def test_money_laundering_periods_run_from_different_days() -> None:
    keep = "archived 5 years after contract-end"
    assert fired(keep, "aml", data="aml-file") == set()
    assert fired(keep, "aml", data="aml-file, transactions") == {START}
    assert fired("archived 5 years after execution", "aml", data="transactions") == set()
    assert fired("archived 4 years after execution", "aml", data="transactions") == {BELOW}


def test_references_with_condition_or_for_a_sector_accuse_nobody() -> None:
    assert fired("archived 1 year after performance", "contract-management", "consumer") == set()
    assert fired("7 years after fraud-case-closed", "fraud-prevention") == set()
    assert fired("4 years after recording", "it-security", data="connection-log") == {ABOVE}
    assert fired("14 months after debit-date", "payment", data="bank-card") == set()
    assert fired("archived 1 year after last-care", "medical-care", "patient", "health-record") == set()


def test_reference_for_justified_cases_excuses_with_reason_only() -> None:
    assert fired("2 years after recording", "it-security", data="connection-log") == {ABOVE}
    assert fired("3 years after event", "it-security", data="connection-log") == {ABOVE}


def test_the_narrower_reference_prevails() -> None:
    assert fired("9 months after recording", "call-recording", data="call-recording") == {ABOVE}
    assert fired("9 months after recording", "call-recording", data="call-analysis") == set()
