"""What the days to come change for a policy that stays as it is."""

from __future__ import annotations

from datetime import date

from polc.checks.engine.upcoming import Change, changes_ahead
from polc.core.sources import Source
from polc.reference.days import turning_days
from polc.syntax.parse import parse
from tests.overlay import DAY, analysed, laid_over

HIRING = """
subject candidate { title en "applicants" fr "candidats" }
data applications { title en "applications" fr "candidatures"   includes cv   from person
                    mandatory for hiring otherwise en "we cannot consider it" fr "elle ne peut être examinée" }
purpose hiring { title en "Hiring" fr "Recrutement"   kind recruitment   basis pre-contract   subjects candidate
                 data identity, applications   recipients host   keep 2 years after last-contact, then delete }
ai sorter { title en "Sorting of applications" fr "Tri des candidatures"   does candidate-screening
            purposes hiring   data applications }
"""
HEADER = """
policy demo {{
  title en "Privacy policy" fr "Politique de confidentialité"
  scope https://shop.example.org   audience website-user, consumer
  languages en, fr   law eu, france   cites {cited}
  version "1"   effective {day}   changes before-effect, new-purpose notice email   made by shop   voice we
}}
"""


def ahead(text: str, day: date = DAY) -> tuple[Change, ...]:
    file, mistakes = parse(Source("example.pol", text))
    return changes_ahead(file, (), mistakes, day)


def told(text: str, day: date = DAY) -> dict[str, tuple[list[str], list[str]]]:
    """By day, the rules whose findings appear and those whose findings disappear."""
    return {
        c.day.isoformat(): ([f.rule for f in c.appear], [f.rule for f in c.disappear]) for c in ahead(text, day)
    }  # fmt: skip


def test_a_sound_policy_only_grows_old() -> None:
    assert told(laid_over("")) == {"2028-09-02": (["version/stale"], [])}


def test_advice_becomes_an_error_on_the_day_of_the_law() -> None:
    change = next(c for c in ahead(laid_over(HIRING)) if c.day == date(2027, 12, 2))
    assert [(f.rule, f.severity) for f in change.disappear] == [("automation/ai-high-risk-info", "advice")]
    assert [(f.rule, f.severity) for f in change.appear] == [("automation/ai-high-risk-info", "")]
    assert "ai-act-annex-iii" in [f.id for f in change.facts]


def test_a_norm_that_begins_to_apply() -> None:
    example = HEADER.format(cited="amlr", day="2026-09-01")
    assert told(laid_over(example))["2027-07-10"] == ([], ["version/future-norm"])


def test_a_norm_that_ceases_to_apply() -> None:
    example = HEADER.format(cited="eu:2021/1772", day="2026-09-01")
    assert told(laid_over(example))["2031-12-27"] == (["version/repealed-norm"], [])


def test_the_rules_of_the_past_are_seen_from_before() -> None:
    example = 'ai bot { title "Bot"   does chatbot   purposes orders   data order-data }'
    assert told(laid_over(example), date(2026, 8, 1))["2026-08-02"] == (["automation/ai-interaction"], [])


def test_dates_that_the_file_itself_names() -> None:
    example = "measure breaches { does audits   notify cnil within 7 days from 2027-03-05 until 2027-04-01 }"
    changes = told(laid_over(example))
    assert changes["2027-03-05"] == (["version/dated-change", "security/breach-info"], [])
    assert changes["2027-04-01"] == ([], ["version/dated-change", "security/breach-info"])


def test_a_waiver_that_ends() -> None:
    example = """measure breaches { does breach-notification   notify cnil within 7 days }
waive security/breach-info on measure breaches until 2027-02-01
  "the new contract with the provider is being signed" by "Legal department" """
    assert analysed(laid_over(example)).findings == ()
    appear, disappear = told(laid_over(example))["2027-02-01"]
    assert sorted(appear) == ["security/breach-info", "waiver/expired"]
    assert disappear == []


def test_the_days_are_in_order_and_after_the_day_of_the_check() -> None:
    days = [c.day for c in ahead(laid_over(HIRING))]
    assert days == sorted(days)
    assert len(days) > 1
    assert ahead(laid_over(HIRING), days[-1]) == ()


def test_nothing_is_foretold_of_a_file_that_cannot_be_read() -> None:
    assert ahead("purpose orders { basis }") == ()


def test_each_law_file_and_the_rules_give_their_days() -> None:
    days = set(turning_days())
    norms, adequacy, ages = date(2026, 8, 11), date(2020, 7, 16), date(2024, 1, 1)
    facts, rules = date(2026, 12, 2), date(2026, 8, 2)
    assert {norms, adequacy, ages, facts, rules} <= days
