"""Policies under the law of the United Kingdom, and under that of the Union as well."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.laws.shops import TODAY, Home, found, of, shop

UK = Home("uk", "GB", "ico", "uk:gdpr:6(3)", ", controller-complaint")
BOTH = Home("eu, uk", "GB", "ico", "uk:gdpr:6(3)", ", controller-complaint")
REPRESENTATIVE = """
representative dublin { name "Dublin Representatives"   country IE   reach post "2 Liffey Quay, Dublin" }
authority dpc
right complaint { through authority ico, authority dpc }
"""
FRENCH_CARRIER = """
# The carrier is in France.
transfer { to carrier   located FR   safeguard adequacy }
recipient carrier { name "Colis"   role processor   does delivery   receives identity, contact   located FR
                    under-contract }
"""
COUNTED = """
cookies audience { kind audience   consent exempt   opt-out cookie-manager   does audience-measurement   placed by host
                   data browsing   recipients host   lifetime at most 13 months
                   keep 25 months after collection, then delete }
"""
CARRIER = 'recipient carrier { name "Colis"   role processor   does delivery   receives identity, contact   located '
DUE = date(2026, 6, 19)
CHANGES = (date(2026, 2, 5), DUE, date(2024, 3, 21), date(2023, 10, 12), date(2022, 12, 19))
DAYS = sorted({TODAY, *(day + timedelta(days=n) for day in CHANGES for n in (-1, 0, 1))})
COMPLIANT = {
    "plain": (shop(UK), date(2020, 12, 31)),
    "carrier in France": (shop(UK, FRENCH_CARRIER), date(2020, 12, 31)),
    "counted without consent": (shop(UK, COUNTED), date(2026, 2, 5)),
    "under both laws": (shop(BOTH, REPRESENTATIVE), date(2020, 12, 31)),
}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("name", COMPLIANT)
def test_a_compliant_policy_is_left_alone_around_every_change(name: str, day: date) -> None:
    text, since = COMPLIANT[name]
    if day >= max(since, date(2021, 1, 1)):
        assert [rule for rule, _ in found(text, day) if not rule.startswith("version/")] == []


def carrier(place: str, tool: str = "", transfer: str = "") -> str:
    """A carrier somewhere, under a tool."""
    stated = f"{CARRIER}{place}   {tool}   under-contract }}"
    return f"{transfer or f'transfer {{ to carrier   located {place}   {tool} }}'}\n{stated}"


RIGHTS = "rights {{ offer {offered}   through contact-form, post   reply within 1 month extended 2 months   fee none }}"
ALL = "access, rectification, erasure, restriction, portability, objection, withdraw-consent, complaint"
BROKEN = {
    "complaint to the controller untold": (RIGHTS.format(offered=ALL), "omission/postmortem-fr", "uk:gdpr:13(2)(ca)"),
    "erasure untold": (
        RIGHTS.format(offered=f"{ALL}, controller-complaint".replace("erasure, ", "")),
        "omission/rights",
        "uk:gdpr:13(2)(b)",
    ),
    "a carrier in India without a tool": (
        carrier("IN", transfer="transfer { to carrier   located IN }"),
        "omission/transfer-safeguard",
        "uk:gdpr:44A",
    ),
    "clauses of the Commission alone": (
        carrier("IN", "safeguard scc   copy contact-form"),
        "transfer/tool-of-another-law",
        "uk:dpa:119A",
    ),
    "adequacy where there is none": (
        carrier("BR", "safeguard adequacy"),
        "transfer/adequacy-not-in-force",
        "uk:gdpr:45A",
    ),
    "the framework of the Union": (
        carrier("US", "safeguard dpf certified"),
        "transfer/adequacy-not-in-force",
        "uk:gdpr:45A",
    ),
    "not certified under the extension": (
        carrier("US", "safeguard uk-extension"),
        "transfer/dpf-listing",
        "uk:si-2023-1028",
    ),
    "a purpose without a basis": (
        (
            'purpose orders { title en "Orders" fr "Commandes"   kind order-handling   subjects client'
            "   data identity, contact, order-data   recipients host, carrier }"
        ),
        "omission/legal-basis",
        "uk:gdpr:6(1)",
    ),
    "another authority alone": (
        "authority cnil\nright complaint { through authority cnil }",
        "rights/sa-mismatch",
        "uk:dpa:165",
    ),
    "advertising without consent": (
        "cookies advertising { kind advertising   consent exempt   lifetime at most 6 months }",
        "cookies/consent-missing",
        "uk:pecr:6",
    ),
    "counted without a way to object": (
        COUNTED.replace("opt-out cookie-manager", ""),
        "cookies/objection-untold",
        "uk:pecr:sch-a1",
    ),
    "e-mail without consent": (
        (
            'purpose newsletter { title en "Newsletter" fr "Lettre"   kind newsletter by email'
            '   basis legitimate-interest interest en "selling lamps" fr "vendre des lampes"'
            "   subjects client, prospect   data contact   recipients mailer   opt-out unsubscribe-link reasons none }"
        ),
        "marketing/optin",
        "uk:pecr:22(2)",
    ),
    "a child of twelve": (
        (
            'subject player { title en "players" fr "joueurs"   below 12 consent of parent }\n'
            'purpose chat { title en "Messages between friends" fr "Messages entre amis"   kind community\n'
            "   basis consent asked sign-up-form withdrawn contact-form   subjects player data contact  recipients host"
            "   keep 3 months after publication, then delete }"
        ),
        "sensitive/child-age",
        "uk:gdpr:8(1)",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found_with_its_own_law(name: str) -> None:
    changes, rule, norm = BROKEN[name]
    findings = of(shop(UK, changes), rule)
    assert findings, found(shop(UK, changes))
    assert norm in {cited for f in findings for cited in f.citations}
    assert [cited for f in findings for cited in f.citations if cited.startswith(("gdpr", "eu:", "fr:"))] == []


NEAR = {
    "clauses with the addendum": carrier("IN", "safeguard scc and uk-addendum   copy contact-form"),
    "the agreement": carrier("IN", "safeguard idta   copy contact-form"),
    "Korea": carrier("KR", "safeguard adequacy"),
    "the extension": carrier("US", "safeguard uk-extension certified"),
    "a way to object": COUNTED,
    "a decision without a human": (
        "# without decisions\n"
        'decision limit { title en "Credit limit" fr "Plafond"   purposes orders   subjects client   data order-data'
        "   solely automated   ground legitimate-interest   review contact-form"
        '   logic en "late payments count against it" fr "les retards de paiement jouent en défaveur"'
        '   effects en "the order is paid at once" fr "la commande est payable comptant" }'
    ),
}


@pytest.mark.parametrize("name", NEAR)
def test_what_the_law_allows_is_left_alone(name: str) -> None:
    assert found(shop(UK, NEAR[name])) == []


def test_each_law_finds_what_is_its_own() -> None:
    rules = dict(found(shop(BOTH)))
    assert {c.partition(":")[0] for c in rules["omission/representative"]} == {"gdpr"}
    both = dict(found(shop(BOTH, BROKEN["erasure untold"][0] + REPRESENTATIVE)))
    assert {"gdpr:13(2)(b)", "uk:gdpr:13(2)(b)"} <= set(both["omission/rights"])


def test_the_complaint_to_the_controller_is_due_from_its_day() -> None:
    text = shop(UK, BROKEN["complaint to the controller untold"][0])
    assert of(text, "omission/postmortem-fr", DUE - timedelta(days=1)) == []
    assert of(text, "omission/postmortem-fr", DUE)


def test_an_article_that_is_no_more_is_out_of_date() -> None:
    text = shop(UK, "right complaint { through authority ico   norm uk:gdpr:77 }")
    assert of(text, "version/repealed-norm", DUE - timedelta(days=1)) == []
    assert of(text, "version/repealed-norm", DUE)
