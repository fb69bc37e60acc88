"""Policies under Belgian law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.laws import members
from tests.laws.shops import TODAY, Home, found, of, shop

BELGIUM = Home("eu, belgium", "BE", "apd", "be:cde:III.88")
MOVED = date(2022, 1, 10)
DAYS = sorted({TODAY, *(day + timedelta(days=n) for day in (MOVED, date(2023, 10, 20)) for n in (-1, 0, 1))})
COMPLIANT = {
    "plain": shop(BELGIUM),
    "calls without consent": shop(BELGIUM, members.CALLS_UNASKED),
    "children from thirteen": shop(BELGIUM, members.child(13)),
    "accounts for seven years": shop(BELGIUM, members.SHORT.replace("3 years", "7 years")),
}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("name", COMPLIANT)
def test_a_compliant_policy_is_left_alone_around_every_change(name: str, day: date) -> None:
    assert [rule for rule, _ in found(COMPLIANT[name], day) if not rule.startswith("version/")] == []


BROKEN = {
    "counted without consent": (members.COUNTED, "cookies/consent-missing", "be:ltd:10/2"),
    "advertising without consent": (members.ADVERTISING, "cookies/consent-missing", "be:ltd:10/2"),
    "invoices kept three years": (members.SHORT, "retention/below-legal-min", "be:cde:III.88"),
    "a choice kept for a year": (
        members.COUNTED.replace(
            "consent exempt", "consent required asked cookie-banner withdrawn cookie-manager   choice kept 1 year"
        ),
        "cookies/choice-memory",
        "be:apd-checklist-2023",
    ),
    "a child of twelve": (members.child(12), "sensitive/child-age", "be:ltd:7"),
    "e-mail without consent": (members.MAIL, "marketing/optin", "be:cde:XII.13"),
    "another authority alone": (members.OTHERS, "rights/sa-mismatch", "gdpr:77(1)"),
    "no word on complaints": (members.NO_COMPLAINT, "omission/complaint", "gdpr:13(2)(d)"),
    "a purpose without a basis": (members.NO_BASIS, "omission/legal-basis", "gdpr:13(1)(c)"),
    "a carrier in India": (members.INDIA, "omission/transfer-safeguard", "gdpr:44"),
    "a purpose without a period": (members.NO_PERIOD, "omission/retention", "gdpr:13(2)(a)"),
    "data kept for good": (members.FOREVER, "retention/indefinite", "gdpr:5(1)(e)"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(name: str) -> None:
    changes, rule, norm = BROKEN[name]
    findings = of(shop(BELGIUM, changes), rule)
    assert findings, found(shop(BELGIUM, changes))
    cited = {cited for f in findings for cited in f.citations}
    assert norm in cited
    assert [id_ for id_ in cited if id_.startswith(("fr:", "cnil", "uk:", "ch:"))] == []


def test_the_national_article_is_cited_before_the_directive() -> None:
    (finding,) = of(shop(BELGIUM, members.ADVERTISING), "cookies/consent-missing")
    assert finding.citations[:2] == ("be:ltd:10/2", "eu:2002/58:5(3)")


@pytest.mark.parametrize("changes", [members.CALLS_UNASKED, members.child(13), members.BROWSER])
def test_what_the_law_allows_is_left_alone(changes: str) -> None:
    assert found(shop(BELGIUM, changes)) == []


def test_the_former_article_on_cookies_is_out_of_date() -> None:
    text = shop(BELGIUM, "# without right complaint\nright complaint { through authority apd   norm be:lce:129 }")
    assert of(text, "version/repealed-norm", MOVED - timedelta(days=1)) == []
    assert of(text, "version/repealed-norm", MOVED)
