"""Complete and compliant policies give no finding: not today, and not on the days around each change of the law.

Each policy is checked on the day before and of every change that can touch it, from its first day on to the
eve of its review, two years later. Before a policy's first day nothing is asked of it.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.overlay import DAY
from tests.policies import LIBRARIES, NAMES, sample

CHANGES_OF_THE_LAW = (date(2025, 12, 19), date(2026, 1, 26), date(2026, 8, 2), date(2026, 8, 11), date(2026, 12, 2))
"""An adequacy decision that was renewed, one that begins, the AI Act twice, and the French law on telephone calls."""


@pytest.mark.parametrize("name", [*NAMES, *LIBRARIES])
def test_nothing_is_found_on_any_day(name: str) -> None:
    policy = sample(name)
    found = {day: [(f.rule, f.subject) for f in policy.findings(day)] for day in policy.days()}
    assert not {day: findings for day, findings in found.items() if findings}


def test_there_are_twenty_five_policies_in_both_languages() -> None:
    languages = [sample(name).policy.languages for name in NAMES]
    assert len(NAMES) >= 25
    assert {("en", "fr"), ("en",), ("fr",)} <= set(languages)


@pytest.mark.parametrize("change", CHANGES_OF_THE_LAW)
def test_each_change_of_law_lies_in_range_of_several_policies(change: date) -> None:
    spanning = [name for name in NAMES if sample(name).days()[0] < change in sample(name).days()]
    assert len(spanning) >= 3, spanning


def test_every_policy_is_checked_today_and_on_many_other_days() -> None:
    days = {name: sample(name).days() for name in NAMES}
    assert all(DAY in each for each in days.values())
    assert sum(map(len, days.values())) >= 500
