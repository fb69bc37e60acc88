"""A name is stale from the day on which it changed, and not before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.overlay import analysed, laid_over

CHANGES = [("Twitter", date(2023, 7, 24)), ("Pôle emploi", date(2024, 1, 1)), ("Hadopi", date(2022, 1, 1))]


def stale(name: str, day: date) -> bool:
    text = laid_over(f'platform other {{ name "{name}" }}\nlinks {{ to other }}')
    return any(f.rule == "clarity/stale-name" for f in analysed(text, day).findings)


@pytest.mark.parametrize(("name", "day"), CHANGES)
def test_the_day_of_the_change(name: str, day: date) -> None:
    assert not stale(name, day - timedelta(days=1))
    assert stale(name, day)
