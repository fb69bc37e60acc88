"""telephone/hours: consumers are called at times or as often as the law forbids."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.direct_marketing import (
    calls_to_consumers,
    rests_on_consent,
)
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.legal_facts import LegalFact
from polc.reference.vocabulary import vocabulary


@rule("telephone/hours")
def hours(policy: Policy) -> Iterator[Finding]:
    """Consumers are called outside the days and hours that the law allows (`calling-times`), or too often.

    Days and hours only for calls that do not rest on consent, since express consent could lift them before.
    """
    for law in national(policy, "calling-times"):
        for purpose, _, _ in calls_to_consumers(policy):
            stated = purpose.declaration.first("calls-on")
            if stated:
                yield from _at_wrong_times(policy, purpose, stated, law)
                yield from _too_often(purpose, stated, law)


def _at_wrong_times(policy: Policy, purpose: Purpose, stated: Declaration, law: LegalFact) -> Iterator[Finding]:
    outside = tuple(word for word in stated.own_listing.words if _is_outside(word, law))
    if outside and not rests_on_consent(policy, purpose):
        times = tuple(policy.called(("~calling-times",), word) for word in outside)
        places = tuple(related(word.span, "also") for word in outside[1:])
        yield finding(purpose.declaration, outside[0].span, related=places, law=law, times=times)


def _too_often(purpose: Purpose, stated: Declaration, law: LegalFact) -> Iterator[Finding]:
    often, most, days = stated.first("frequency"), law.number("most"), law.number("days")
    if most and often and often.own_words and often.own_duration:
        calls = int(often.own_words[0].text)
        if calls > most and often.own_duration.bounds()[0] <= days:
            yield finding(
                purpose.declaration, often.span, variant="often", law=law, calls=calls, length=often.own_duration
            )


def _is_outside(word: Word, law: LegalFact) -> bool:
    """True for a time of the vocabulary that the law does not allow."""
    return vocabulary("calling-times").get(word.text) is not None and word.text not in law.terms("allowed")
