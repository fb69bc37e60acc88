"""Policies under German law, as far as its facts go."""

from __future__ import annotations

import pytest

from tests.laws import members
from tests.laws.shops import Home, found, of, shop

GERMANY = Home("eu, germany", "DE", "bfdi", "gdpr:6(3)")


@pytest.mark.parametrize("changes", ["", members.CALLS_WANTED, members.child(16)])
def test_what_the_law_allows_is_left_alone(changes: str) -> None:
    assert [rule for rule, _ in found(shop(GERMANY, changes)) if rule != "basis/obligation-unnamed"] == []


def test_calls_to_consumers_need_consent() -> None:
    (finding,) = of(shop(GERMANY, members.CALLS_UNASKED), "telephone/optin")
    assert finding.citations == ("de:uwg:7",)


def test_the_measurement_of_audience_is_not_exempt_as_such() -> None:
    (finding,) = of(shop(GERMANY, members.COUNTED), "cookies/consent-missing")
    assert finding.variant == "no-exemption"
    assert finding.citations[0] == "de:tdddg:25"
