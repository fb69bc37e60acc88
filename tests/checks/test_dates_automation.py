"""Rules on artificial intelligence on the eve and on the day of each change of the law."""

from __future__ import annotations

from datetime import date

import pytest

from polc.core.findings import Finding
from polc.report.words import severity_of
from tests.overlay import analysed, laid_over

BOT = 'ai bot { title "Bot"   does chatbot   purposes orders   data order-data }'
GATE = 'ai gate { title "Gate"   does biometric-categorisation   purposes orders   data order-data }'
VOICES = 'ai voices { title "Voices"   does deep-fakes   purposes newsletter   data none }'
WRITER = 'ai writer { title "Writer"   does content-generator   purposes orders   data order-data }'
HIRING = """
subject candidate { title en "applicants" fr "candidats" }
data notes { title en "notes" fr "notes"   includes interview-notes   from person
             mandatory for hiring otherwise en "we cannot consider it" fr "elle ne peut être examinée" }
purpose hiring { title en "Hiring" fr "Recrutement"   kind recruitment   basis pre-contract   subjects candidate
                 data identity, notes   recipients host   keep 2 years after last-contact, then delete }
"""
MOOD = HIRING + 'ai mood { title "Mood"   does emotion-recognition, ai-notice   purposes hiring   data notes }'
SORTER = HIRING + 'ai sorter { title "Sorter"   does candidate-screening   purposes hiring   data notes }'


def found(example: str, rule: str, day: date) -> list[Finding]:
    return [f for f in analysed(laid_over(example), day).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("rule", "example", "eve", "day"),
    [
        ("automation/ai-prohibited", MOOD, date(2025, 2, 1), date(2025, 2, 2)),
        ("automation/ai-interaction", BOT, date(2026, 8, 1), date(2026, 8, 2)),
        ("automation/ai-interaction", GATE, date(2026, 8, 1), date(2026, 8, 2)),
        ("automation/ai-content", VOICES, date(2026, 8, 1), date(2026, 8, 2)),
        ("automation/ai-content", WRITER, date(2026, 12, 1), date(2026, 12, 2)),
    ],
)
def test_silent_on_the_eve_and_found_on_the_day(rule: str, example: str, eve: date, day: date) -> None:
    assert found(example, rule, eve) == []
    assert len(found(example, rule, day)) == 1


@pytest.mark.parametrize(
    ("start", "day", "number"), [("2026-08-01", date(2026, 12, 1), 0), ("2026-08-02", date(2026, 8, 2), 1)]
)
def test_generator_offered_since_duty_applies_has_no_time_left(start: str, day: date, number: int) -> None:
    assert len(found(f"{WRITER} from {start}", "automation/ai-content", day)) == number


@pytest.mark.parametrize(("day", "severity"), [(date(2027, 12, 1), "advice"), (date(2027, 12, 2), "warning")])
def test_advice_until_the_duty_of_deployers_applies(day: date, severity: str) -> None:
    (finding,) = found(SORTER, "automation/ai-high-risk-info", day)
    assert severity_of(finding) == severity


def test_one_finding_where_a_high_risk_system_also_speaks() -> None:
    example = HIRING + 'ai sorter { title "Sorter"   does candidate-screening, chatbot   purposes hiring   data notes }'
    findings = analysed(laid_over(example), date(2027, 12, 2)).findings
    assert [f.rule for f in findings if f.rule.startswith("automation/")] == ["automation/ai-interaction"]
