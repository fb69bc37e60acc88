"""Tools for transfers are checked as of a day: the eve and the day of every change, by the dates of the law as data."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from polc.reference.adequacy import decisions
from tests.overlay import analysed

POLICY = """
policy demo {{ made by shop }}
controller shop {{ kind company  country FR }}
recipient partner {{ name "Partner"  role {role}  {statements} }}
"""
ADEQUACY = "transfer/adequacy-not-in-force"
OBSOLETE = "transfer/obsolete-tool"
LISTING = "transfer/dpf-listing"
ENDING = "transfer/adequacy-ending"


def fired(statements: str, day: date, role: str = "processor") -> set[str]:
    """The rules on transfers that fire for a recipient with these statements."""
    found = analysed(POLICY.format(statements=statements, role=role), day).findings
    return {f.rule for f in found if f.rule.startswith("transfer/")}


COMES_INTO_FORCE = {
    "Brazil": ("located BR  safeguard adequacy", date(2026, 1, 26)),
    "European Patent Organisation": ("includes european-patent-organisation  safeguard adequacy", date(2025, 7, 15)),
    "Korea": ("located KR  safeguard adequacy", date(2021, 12, 17)),
    "United Kingdom": ("located GB  safeguard adequacy", date(2021, 6, 28)),
    "Data Privacy Framework, by name": ("located US  safeguard dpf certified", date(2023, 7, 10)),
    "Data Privacy Framework, as adequacy": ("located US  safeguard adequacy certified", date(2023, 7, 10)),
}


@pytest.mark.parametrize(("statements", "day"), COMES_INTO_FORCE.values(), ids=COMES_INTO_FORCE)
def test_a_decision_counts_from_its_first_day(statements: str, day: date) -> None:
    assert ADEQUACY in fired(statements, day - timedelta(days=1))
    assert ADEQUACY not in fired(statements, day)


ENDS = {
    "United Kingdom, after its renewal": ("located GB  safeguard adequacy", date(2031, 12, 27)),
    "Privacy Shield, as adequacy": ("located US  safeguard adequacy certified", date(2020, 7, 16)),
}


@pytest.mark.parametrize(("statements", "day"), ENDS.values(), ids=ENDS)
def test_a_decision_counts_to_the_eve_of_its_end(statements: str, day: date) -> None:
    assert ADEQUACY not in fired(statements, day - timedelta(days=1))
    assert ADEQUACY in fired(statements, day)


@pytest.mark.parametrize(
    "day", [date(2025, 6, 27), date(2025, 6, 28), date(2025, 12, 19), date(2025, 12, 27), date(2025, 12, 28)]
)
def test_decision_for_the_united_kingdom_was_never_interrupted(day: date) -> None:
    assert fired("located GB  safeguard adequacy", day) == set()


OBSOLETE_FROM = {
    "Safe Harbor": ("located US  safeguard safe-harbor certified", date(2015, 10, 6)),
    "Privacy Shield": ("located US  safeguard privacy-shield certified", date(2020, 7, 16)),
    "clauses of 2001": ("located IN  safeguard scc-2001", date(2022, 12, 27)),
    "clauses of 2004": ("located IN  safeguard scc-2004", date(2022, 12, 27)),
    "clauses of 2010": ("located IN  safeguard scc-2010", date(2022, 12, 27)),
}


@pytest.mark.parametrize(("statements", "day"), OBSOLETE_FROM.values(), ids=OBSOLETE_FROM)
def test_a_tool_is_obsolete_from_the_day_of_its_end(statements: str, day: date) -> None:
    assert OBSOLETE not in fired(statements, day - timedelta(days=1))
    assert fired(statements, day) == {OBSOLETE}


def test_clauses_of_contracts_before_2021_09_27_were_tolerated() -> None:
    assert fired("located IN  safeguard scc-2010", date(2021, 9, 27)) == set()


def test_decision_known_by_name_counts_from_its_first_day() -> None:
    privacy_shield = "located US  safeguard privacy-shield certified"
    assert ADEQUACY in fired(privacy_shield, date(2016, 7, 11))
    assert ADEQUACY not in fired(privacy_shield, date(2016, 7, 12))


def test_certification_is_asked_for_from_first_day_of_framework() -> None:
    framework = "located US  safeguard dpf"
    assert LISTING not in fired(framework, date(2023, 7, 9))
    assert LISTING in fired(framework, date(2023, 7, 10))


def test_the_end_of_a_decision_is_told_six_months_before() -> None:
    end = date(2031, 12, 27)
    kingdom = "located GB  safeguard adequacy"
    assert ENDING not in fired(kingdom, end - timedelta(days=181))
    assert ENDING in fired(kingdom, end - timedelta(days=180))
    assert ENDING in fired(kingdom, end - timedelta(days=1))
    assert fired(kingdom, end) == {ADEQUACY}


def test_every_decision_of_the_data_counts_within_its_days_only() -> None:
    for decision in (made for made in decisions() if made.law == "eu"):
        for country in decision.countries:
            if decision.begins and country != "US":
                assert ADEQUACY in fired(f"located {country}  safeguard adequacy", decision.begins - timedelta(days=1))
                assert ADEQUACY not in fired(f"located {country}  safeguard adequacy", decision.begins)


def test_authority_is_covered_only_by_decision_on_authorities() -> None:
    day = date(2026, 11, 22)
    assert fired("located JP  safeguard adequacy", day, role="authority") == {"transfer/adequacy-scope"}
    assert fired("located KR  safeguard adequacy", day, role="authority") == set()
    assert fired("located US  safeguard dpf", day, role="authority") == {"transfer/adequacy-scope"}
