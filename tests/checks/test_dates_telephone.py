"""Telephone marketing in France on the day before the law changed and on the day of the change, 11 August 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from polc.core.findings import Finding
from tests.overlay import analysed, laid_over

CHANGE = date(2026, 8, 11)
EVE = CHANGE - timedelta(days=1)

NUMBER = """
data phone-number { title "telephone number"   includes phone   from person   optional for calls }
right objection { applies-to basis legitimate-interest   reasons situation   unless compelling-grounds
                  case { applies-to purposes newsletter, calls   reasons none   through contact-form } }
"""
BLOCTEL = 'channel bloctel { kind register   at https://www.bloctel.gouv.fr   title "Bloctel" }\n'
SHOP_PHONE = 'channel shop-phone { kind phone   at "+33 2 00 00 00 00"   title "telephone"   offers withdraw }\n'
OPT_OUT_CALLS = """
purpose calls { title "Calls"   kind telephone-marketing by phone   activity "offers of lamps"
                basis legitimate-interest interest "selling lamps"
                subjects prospect   data phone-number   recipients none
                opt-out @ reasons none   keep 1 year after last-contact, then delete }
"""
CONSENTED_CALLS = """
purpose calls { title "Calls"   kind telephone-marketing by phone   activity "offers of lamps"
                basis consent asked sign-up-form withdrawn @ valid 2 years
                subjects prospect   data phone-number   recipients none
                opt-out @ reasons none   keep 1 year after consent, then delete }
"""


def telephone(example: str, day: date) -> list[Finding]:
    found = analysed(laid_over(example), day).findings
    return [f for f in found if f.rule.startswith("telephone/")]


def rules(example: str, day: date) -> list[str]:
    return sorted({f.rule for f in telephone(example, day)})


def test_calls_on_an_opt_out_that_mentions_the_register() -> None:
    example = NUMBER + BLOCTEL + OPT_OUT_CALLS.replace("@", "bloctel, contact-form")
    assert rules(example, EVE) == []
    assert rules(example, CHANGE) == ["telephone/bloctel", "telephone/notice", "telephone/optin"]


def test_calls_on_an_opt_out_that_does_not_mention_it() -> None:
    example = NUMBER + OPT_OUT_CALLS.replace("@", "contact-form")
    assert rules(example, EVE) == ["telephone/bloctel-required"]
    assert rules(example, CHANGE) == ["telephone/notice", "telephone/optin"]


def test_calls_on_consent_for_two_years_withdrawn_in_writing() -> None:
    example = NUMBER + CONSENTED_CALLS.replace("@", "contact-form")
    assert rules(example, EVE) == ["telephone/bloctel-required"]
    assert rules(example, CHANGE) == ["telephone/proof-withdrawal", "telephone/validity"]


def test_calls_on_consent_withdrawn_by_telephone() -> None:
    example = NUMBER + SHOP_PHONE + CONSENTED_CALLS.replace("@", "shop-phone").replace("2 years", "1 year")
    assert rules(example, CHANGE) == []


@pytest.mark.parametrize(("kept", "expected"), [("2 years", ["telephone/proof-withdrawal"]), ("3 years", [])])
def test_proof_of_consent(kept: str, expected: list[str]) -> None:
    proof = (
        'purpose proof { title "Proof"   kind consent-management   basis legal-obligation norm fr:cconso:R223-2\n'
        f"subjects prospect   data phone-number   recipients none\n"
        f"keep archived {kept} after collection, then delete }}"
    )
    calls = SHOP_PHONE + CONSENTED_CALLS.replace("@", "shop-phone").replace("2 years", "1 year")
    assert rules(NUMBER + calls + proof, EVE) == ["telephone/bloctel-required"]
    assert rules(NUMBER + calls + proof, CHANGE) == expected


def test_a_promise_about_calls_says_what_the_new_law_asks_for() -> None:
    number = 'data phone-number { title "telephone number"   includes phone   from person   optional for orders }\n'
    orders = (
        'purpose orders { title "Orders"   kind order-handling   basis contract   subjects client\n'
        "data identity, contact, order-data, phone-number   recipients host, carrier }\n"
    )
    promise = "promise quiet { never use phone for telephone-marketing except consent }\n"
    assert rules(number + orders, CHANGE) == ["telephone/notice"]
    assert rules(number + orders + promise, CHANGE) == []
    assert rules(number + orders + promise, EVE) == ["telephone/bloctel-required"]


@pytest.mark.parametrize(("person", "fires"), [("journalist", False), ("patron", True), ("prospect", True)])
def test_each_addressee_class_counts(person: str, fires: bool) -> None:
    calls = OPT_OUT_CALLS.replace("subjects prospect   ", "").replace(
        'activity "offers of lamps"', f'activity "offers of lamps" to journalist and {person}'
    )
    found = rules(NUMBER + calls.replace("@", "contact-form"), CHANGE)
    assert ("telephone/optin" in found) is fires


def test_a_professional_audience_is_left_alone_on_both_days() -> None:
    header = """
policy demo { title "Privacy policy"   scope https://shop.example.org   audience professional   languages en, fr
              law eu, france   version "1"   effective 2026-09-01   changes before-effect, new-purpose notice email
              made by shop   voice we }
"""
    example = header + NUMBER + BLOCTEL + OPT_OUT_CALLS.replace("@", "bloctel")
    assert rules(example, EVE) == rules(example, CHANGE) == []


def test_outside_french_law_nothing_changes() -> None:
    header = """
policy demo { title "Privacy policy"   scope https://shop.example.org   audience consumer   languages en, fr
              law eu   version "1"   effective 2026-09-01   changes before-effect, new-purpose notice email
              made by shop   voice we }
"""
    example = header + NUMBER + BLOCTEL + OPT_OUT_CALLS.replace("@", "bloctel")
    assert rules(example, EVE) == rules(example, CHANGE) == []


@pytest.mark.parametrize(
    ("kind", "medium", "on_the_eve_of_messages", "from_july_2025", "from_august_2026"),
    [
        ("energy-renovation-offers", "email", [], ["telephone/banned-sector"], ["telephone/banned-sector"]),
        ("home-adaptation-offers", "phone", [], [], ["telephone/banned-sector"]),
        ("home-adaptation-offers", "post", [], [], []),
    ],
)
def test_trades_that_may_not_canvass(
    kind: str, medium: str, on_the_eve_of_messages: list[str], from_july_2025: list[str], from_august_2026: list[str]
) -> None:
    example = f"""
purpose works {{ title "Works"   kind {kind} by {medium}   activity "offers of works"
                basis consent asked sign-up-form withdrawn contact-form, phone   subjects prospect   data contact
                recipients none   opt-out contact-form, phone reasons none
                keep 1 year after last-contact, then delete }}
"""
    assert rules(example, date(2025, 7, 1)) == on_the_eve_of_messages
    assert rules(example, date(2025, 7, 2)) == from_july_2025
    assert rules(example, CHANGE) == from_august_2026


def test_hours_of_calls_since_march_2023() -> None:
    example = (
        NUMBER + BLOCTEL + OPT_OUT_CALLS.replace("@ reasons none", "bloctel reasons none   calls on weekdays, evening")
    )
    assert rules(example, date(2023, 2, 28)) == []
    assert rules(example, date(2023, 3, 1)) == ["telephone/hours"]
