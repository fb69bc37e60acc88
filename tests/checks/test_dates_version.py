"""Rules on the norms that a policy cites and on its own age, on the eve and on the day of each change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from polc.reference.law import norm
from tests.overlay import analysed

MADE = "controller shop { kind company }\n"


def fired(cited: str, day: date, statement: str = "policy demo {{ made by shop   cites {} }}") -> list[str]:
    findings = analysed(MADE + statement.format(cited), day).findings
    return [f"{f.rule} {f.variant}".strip() for f in findings if f.rule.endswith("-norm")]


@pytest.mark.parametrize(
    ("cited", "day"),
    [
        ("fr:cconso:L223-3", date(2026, 8, 11)),
        ("fr:cconso:R223-8", date(2026, 8, 11)),
        ("fr:lil:40-1", date(2019, 6, 1)),
        ("privacy-shield", date(2020, 7, 16)),
        ("safe-harbor", date(2015, 10, 6)),
        ("eu:2010/87", date(2022, 12, 27)),
        ("eu:2021/1772", date(2031, 12, 27)),
    ],
)
def test_the_day_on_which_a_norm_ceases(cited: str, day: date) -> None:
    assert fired(cited, day - timedelta(days=1)) == []
    assert fired(cited, day) == ["version/repealed-norm"]


@pytest.mark.parametrize(
    ("cited", "day"),
    [
        ("gdpr", date(2018, 5, 25)),
        ("ai-act:5", date(2025, 2, 2)),
        ("ai-act:50(1)", date(2026, 8, 2)),
        ("ai-act:26(11)", date(2027, 12, 2)),
        ("eu:2025/2518", date(2027, 4, 2)),
        ("amlr", date(2027, 7, 10)),
        ("fr:lil:82", date(2019, 6, 1)),
        ("cjeu:C-394/23", date(2025, 1, 9)),
    ],
)
def test_the_day_on_which_a_norm_begins(cited: str, day: date) -> None:
    assert fired(cited, day - timedelta(days=1)) == ["version/future-norm"]
    assert fired(cited, day) == []


def test_a_proposal_never_applies_and_may_be_withdrawn() -> None:
    assert fired("eu:com/2017/10", date(2025, 10, 5)) == ["version/future-norm proposal"]
    assert fired("eu:com/2017/10", date(2025, 10, 6)) == ["version/future-norm withdrawn"]
    proposal = norm("eu:com/2025/837")
    assert proposal is not None
    assert not proposal.in_force(date(2040, 1, 1))


@pytest.mark.parametrize(
    "statement",
    [
        "purpose calls {{ basis legal-obligation norm {} }}",
        "purpose calls {{ condition offence-law norm {} }}",
        "purpose calls {{ keep criteria en \"a\" fr \"b\" norm {}, then delete }}",
        "retention calls {{ keep criteria en \"a\" fr \"b\" norm {} }}",
        "retention calls {{ covers purposes x   except data email {{ keep criteria en \"a\" norm {} }} }}",
        "right objection {{ norm {} }}",
        "right access {{ case {{ norm {} }} }}",
        "decision calls {{ solely automated   ground legal-obligation norm {} }}",
        "recipient register {{ basis legal-obligation norm {} }}",
    ],
)  # fmt: skip
def test_a_norm_is_found_wherever_it_stands(statement: str) -> None:
    assert fired("fr:cconso:L223-4", date(2026, 8, 10), statement) == []
    assert fired("fr:cconso:L223-4", date(2026, 8, 11), statement) == ["version/repealed-norm"]


def test_a_norm_to_come_is_not_read_before_its_statement_begins() -> None:
    statement = "policy demo {{ cites {} from 2027-07-10 }}"
    assert fired("amlr", date(2027, 7, 9), statement) == []
    assert fired("amlr", date(2027, 7, 10), statement) == []


@pytest.mark.parametrize(
    ("effective", "last"),
    [("2024-11-22", date(2026, 11, 22)), ("2024-02-29", date(2026, 2, 28)), ("2024-12-31", date(2026, 12, 31))],
)
def test_a_policy_is_old_on_the_day_after_its_second_year(effective: str, last: date) -> None:
    def stale(day: date) -> bool:
        findings = analysed(f"{MADE}policy demo {{ effective {effective} }}", day).findings
        return any(f.rule == "version/stale" for f in findings)

    assert not stale(last)
    assert stale(last + timedelta(days=1))
