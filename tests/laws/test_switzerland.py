"""Policies under Swiss law, and under that of the Union as well."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.laws.shops import TODAY, Home, found, of, shop

SWISS = Home("switzerland", "CH", "fdpic", "ch:co:958f")
BOTH = Home("eu, switzerland", "CH", "fdpic", "ch:co:958f")
IN_FORCE, FRAMEWORK = date(2023, 9, 1), date(2024, 9, 15)
DAYS = sorted({TODAY, *(d + timedelta(days=n) for d in (IN_FORCE, FRAMEWORK, date(2026, 2, 5)) for n in (-1, 0, 1))})
BARE = """
# A Swiss notice need say neither why it may process data, nor how long it keeps them, nor which rights people have.
# without purpose orders
# without purpose invoicing
# without purpose improvement
# without retention clients
# without retention invoices
# without retention prospects
# without retention figures
# without rights
# without right objection
# without right withdraw-consent
# without right complaint
# without authority fdpic
purpose orders { title en "Orders" fr "Commandes"   kind order-handling
                 subjects client   data identity, contact, order-data   recipients host, carrier }
"""


def carrier(place: str, tool: str = "") -> str:
    """A carrier somewhere, under a tool, and nothing said of transfers as such."""
    return (
        '# without transfer\nrecipient carrier { name "Colis"   role processor   does delivery'
        f"   receives identity, contact   located {place}   {tool}   under-contract }}"
    )


COUNTED = """
cookies audience { kind audience   consent exempt   opt-out cookie-manager   does audience-measurement   placed by host
                   data browsing   recipients host   lifetime at most 13 months }
"""
DUBLIN = """
representative dublin { name "Dublin Representatives"   country IE   reach post "2 Liffey Quay, Dublin" }
authority dpc
right complaint { through authority fdpic, authority dpc }
"""
COMPLIANT = {
    "plain": shop(SWISS),
    "bare": shop(SWISS, BARE),
    "carriers in France and Germany": shop(SWISS, carrier("FR, DE")),
    "under both laws": shop(BOTH, DUBLIN),
}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("name", COMPLIANT)
def test_a_compliant_policy_is_left_alone_around_every_change(name: str, day: date) -> None:
    if day >= IN_FORCE or "FR" not in COMPLIANT[name]:
        assert [rule for rule, _ in found(COMPLIANT[name], day) if not rule.startswith("version/")] == []


BROKEN = {
    "states of the Area unnamed": (carrier("EEA"), "transfer/state-unnamed", "ch:lpd:19(4)"),
    "no transfer, and France": (
        carrier("FR").replace("# without transfer", ""),
        "contradiction/eu-only-vs-transfer",
        "ch:lpd:19(4)",
    ),
    "India without a guarantee": (carrier("IN"), "omission/transfer-safeguard", "ch:lpd:16"),
    "Japan as adequate": (carrier("JP", "safeguard adequacy"), "transfer/adequacy-not-in-force", "ch:lpd:16(1)"),
    "the framework of the Union": (
        carrier("US", "safeguard dpf certified"),
        "transfer/adequacy-not-in-force",
        "ch:lpd:16(1)",
    ),
    "not certified": (carrier("US", "safeguard swiss-dpf"), "transfer/dpf-listing", "ch:lpd:16(1)"),
    "advertising without a word on refusal": (
        "cookies advertising { kind advertising   consent exempt   lifetime at most 6 months }",
        "cookies/objection-untold",
        "ch:ltc:45c",
    ),
    "counted without a word on refusal": (
        COUNTED.replace("opt-out cookie-manager", ""),
        "cookies/objection-untold",
        "ch:ltc:45c",
    ),
    "mass advertising without consent": (
        (
            'purpose newsletter { title en "Newsletter" fr "Lettre"   kind newsletter by email'
            '   basis legitimate-interest interest en "selling lamps" fr "vendre des lampes"'
            "   subjects client, prospect   data contact   recipients mailer   opt-out unsubscribe-link reasons none }"
        ),
        "marketing/optin",
        "ch:lcd:3(1)(o)",
    ),
    "accounts kept too short": (
        "retention invoices { covers purposes invoicing  keep archived 3 years after financial-year-end, then delete }",
        "retention/below-legal-min",
        "ch:co:958f",
    ),
    "data kept for good": (
        "retention clients { covers purposes orders   keep indefinitely }",
        "retention/indefinite",
        "ch:lpd:6(4)",
    ),
    "nobody named": (
        "controller shop { kind company   country CH   reach at https://shop.example.org/contact }",
        "omission/controller-identity",
        "ch:lpd:19(2)(a)",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found_with_its_own_law(name: str) -> None:
    changes, rule, norm = BROKEN[name]
    findings = of(shop(SWISS, changes), rule)
    assert findings, found(shop(SWISS, changes))
    assert norm in {cited for f in findings for cited in f.citations}
    assert [cited for f in findings for cited in f.citations if not cited.startswith("ch:")] == []


NEAR = {
    "clauses of the Commission": carrier("IN", "safeguard scc   copy contact-form"),
    "the Swiss framework": carrier("US", "safeguard swiss-dpf certified"),
    "an adequate state, named": carrier("GB"),
    "a way to refuse": COUNTED,
    "no consent of a parent": (
        'subject player { title en "players" fr "joueurs"   below 12 consent of parent }\n'
        'purpose chat { title en "Messages" fr "Messages"   kind community   basis consent asked sign-up-form'
        "   withdrawn contact-form   subjects player   data contact   recipients host }"
    ),
}


@pytest.mark.parametrize("name", NEAR)
def test_what_the_law_allows_is_left_alone(name: str) -> None:
    assert found(shop(SWISS, NEAR[name])) == []


def test_each_law_finds_what_is_its_own() -> None:
    rules = dict(found(shop(BOTH, BARE)))
    assert {c.partition(":")[0] for c in rules["omission/legal-basis"]} == {"gdpr"}
    assert {c.partition(":")[0] for c in rules["omission/rights"]} == {"gdpr"}
    assert "transfer/state-unnamed" in dict(found(shop(BOTH, carrier("EEA"))))
