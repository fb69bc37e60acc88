"""Policies under Luxembourg law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.laws import members
from tests.laws.shops import TODAY, Home, found, of, shop

LUXEMBOURG = Home("eu, luxembourg", "LU", "cnpd-lu", "lu:ccom:16")
DAYS = sorted({TODAY, *(date(2018, 8, 20) + timedelta(days=n) for n in (-1, 0, 1)), date(2026, 8, 11)})
COMPLIANT = {
    "plain": shop(LUXEMBOURG),
    "calls with consent": shop(LUXEMBOURG, members.CALLS_WANTED),
    "consent by the browser": shop(LUXEMBOURG, members.BROWSER),
    "children from sixteen": shop(LUXEMBOURG, members.child(16)),
}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("name", COMPLIANT)
def test_a_compliant_policy_is_left_alone_around_every_change(name: str, day: date) -> None:
    assert [rule for rule, _ in found(COMPLIANT[name], day) if not rule.startswith("version/")] == []


BROKEN = {
    "calls without consent": (members.CALLS_UNASKED, "telephone/optin", "lu:2005-05-30:11(3)"),
    "advertising without consent": (members.ADVERTISING, "cookies/consent-missing", "lu:2005-05-30:4(3)(e)"),
    "invoices kept three years": (members.SHORT, "retention/below-legal-min", "lu:ccom:16"),
    "invoices kept seven years": (
        members.SHORT.replace("3 years", "7 years"),
        "retention/below-legal-min",
        "lu:ccom:16",
    ),
    "a child of thirteen": (members.child(13), "sensitive/child-age", "gdpr:8(1)"),
    "e-mail without consent": (members.MAIL, "marketing/optin", "lu:2005-05-30:11(1)"),
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
    findings = of(shop(LUXEMBOURG, changes), rule)
    assert findings, found(shop(LUXEMBOURG, changes))
    cited = {cited for f in findings for cited in f.citations}
    assert norm in cited
    assert [id_ for id_ in cited if id_.startswith(("fr:", "cnil", "uk:", "ch:"))] == []


@pytest.mark.parametrize("changes", [members.CALLS_WANTED, members.COUNTED, members.BROWSER])
def test_what_the_law_allows_is_left_alone(changes: str) -> None:
    assert found(shop(LUXEMBOURG, changes)) == []
