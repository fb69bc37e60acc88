"""A prior request to the controller, the day before Regulation (EU) 2025/2518 applies, and on that day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.overlay import analysed, laid_over


def found(example: str, day: str) -> set[str]:
    return {f.rule for f in analysed(laid_over(example), date.fromisoformat(day)).findings}


@pytest.mark.parametrize(
    ("step", "day", "expected"),
    [
        ("contact-controller", "2027-04-01", True),
        ("contact-controller", "2027-04-02", False),
        ("amicable", "2027-04-01", True),
        ("amicable", "2027-04-02", True),
    ],
)
def test_step_before_a_complaint(step: str, day: str, expected: bool) -> None:
    example = f"right complaint {{ through authority cnil   after {step} }}"
    assert ("rights/complaint-step" in found(example, day)) is expected
