"""Whether one recipient or place lies within another: yes, no, or not stated enough to tell."""

from __future__ import annotations

import pytest

from polc.model.subsumption import is_third_party, place_outside, place_within, recipient_within
from tests.overlay import analysed

RECIPIENTS = analysed(
    """
    controller shop { name "Shop" }
    recipient team { role internal }
    recipient host { name "Nuage"  role processor  does hosting }
    recipient mailer { name "Courrier"  role processor }
    recipient reseller-partner { name "Revente"  role controller  includes reseller }
    recipient sister { name "Sœur"  role joint-controller }
    recipient tax-office { includes tax-authority }
    recipient friends { title "our friends" }
    recipient helpers { includes host, mailer }
    """
).policy


@pytest.mark.parametrize(
    ("recipient", "wider", "answer"),
    [
        ("host", "host", True),
        ("host", "processor", True),
        ("host", "subcontractor", True),
        ("host", "third-party", False),
        ("reseller-partner", "third-party", True),
        ("sister", "third-party", False),
        ("tax-office", "authority", True),
        ("tax-office", "third-party", False),
        ("team", "shop", True),
        ("host", "shop", False),
        ("friends", "shop", None),
        ("friends", "third-party", None),
        ("host", "helpers", True),
        ("reseller-partner", "reseller", True),
        ("reseller-partner", "helpers", False),
        ("host", "mailer", False),
        ("host", "bank", None),
        ("accountant", "staff", False),
        ("legal", "staff", True),
        ("carrier", "partner", None),
    ],
)
def test_recipient_within(recipient: str, wider: str, answer: bool | None) -> None:
    assert recipient_within(RECIPIENTS, recipient, wider) is answer


def test_a_processor_is_no_third_party() -> None:
    assert is_third_party(RECIPIENTS, "host") is False
    assert is_third_party(RECIPIENTS, "friends") is None


@pytest.mark.parametrize(
    ("place", "areas", "within", "outside"),
    [
        ("FR", ("EU",), True, False),
        ("NO", ("EU",), True, False),
        ("NO", ("EEA",), True, False),
        ("CH", ("EU",), False, True),
        ("DE", ("FR",), False, True),
        ("EU", ("FR",), False, False),
        ("US", ("FR", "US"), True, False),
    ],
)
def test_places(place: str, areas: tuple[str, ...], within: bool, outside: bool) -> None:
    assert place_within(place, areas) is within
    assert place_outside(place, areas) is outside
