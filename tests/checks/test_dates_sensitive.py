"""The age of digital consent and what else depends on the day: the day before the change, and the day of it."""

from __future__ import annotations

from datetime import date

import pytest

from polc.report.words import severity_of
from tests.overlay import analysed, laid_over

CHAT = """
purpose chat { title en "Messages between friends"   kind community
               basis consent asked sign-up-form withdrawn contact-form
               subjects player   data contact   recipients host   keep 3 months after publication, then delete }
"""


def shop(country: str) -> str:
    return f"""controller shop {{ name "Lantern" legal-name "Lantern" kind company country {country}
      reach post "1, High Street", email privacy@shop.example.org }}"""


def severities(rule: str, example: str, day: str) -> list[str]:
    analysis = analysed(laid_over(example), date.fromisoformat(day))
    return [severity_of(f) for f in analysis.findings if f.rule == rule]


@pytest.mark.parametrize(
    ("country", "age", "day", "expected"),
    [
        ("SI", 15, "2023-01-25", ["error"]),
        ("SI", 15, "2023-01-26", []),
        ("DK", 13, "2023-12-31", []),
        ("DK", 13, "2024-01-01", ["error"]),
        ("DK", 12, "2024-01-01", ["error"]),
        ("DE", 15, "2026-11-22", ["error"]),
        ("DE", 16, "2026-11-22", []),
        ("US", 12, "2026-11-22", ["error"]),
        ("US", 13, "2026-11-22", []),
    ],
)
def test_age_of_the_country_on_the_day(country: str, age: int, day: str, expected: list[str]) -> None:
    example = shop(country) + f'subject player {{ title en "players"   minimum-age {age} }}' + CHAT
    assert severities("sensitive/child-age", example, day) == expected


@pytest.mark.parametrize(("day", "expected"), [("2019-05-31", []), ("2019-06-01", ["error"])])
def test_joint_consent_in_france(day: str, expected: list[str]) -> None:
    example = 'subject player { title en "players"   minimum-age 8   below 15 consent of parent }' + CHAT
    assert severities("sensitive/child-joint-fr", example, day) == expected


@pytest.mark.parametrize(("day", "expected"), [("2025-01-08", []), ("2025-01-09", ["warning"])])
def test_titles_since_the_judgment(day: str, expected: list[str]) -> None:
    example = """data identity { title en "identity"   includes civility, last-name   from person
                                 mandatory for orders otherwise en "no delivery" }"""
    assert severities("sensitive/identity-excess", example, day) == expected
