"""When and what for consumers are called: days, hours, number of calls, and trades that may not call."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.direct_marketing import (
    by_voice,
    calls_to_consumers,
    campaigns,
    electronic,
    is_excepted,
    medium,
    natural_persons,
    rests_on_consent,
)
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.legal_facts import LegalFact
from polc.reference.vocabulary import vocabulary


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
    outside = tuple(w for w in stated.own_listing.words if _is_outside(w, law))
    if outside and not rests_on_consent(policy, purpose):
        times = tuple(policy.called(("~calling-times",), w) for w in outside)
        places = tuple(related(w.span, "also") for w in outside[1:])
        yield found(purpose.declaration, outside[0].span, related=places, law=law, times=times)


def _too_often(purpose: Purpose, stated: Declaration, law: LegalFact) -> Iterator[Finding]:
    often, most, days = stated.first("frequency"), law.number("most"), law.number("days")
    if most and often and often.own_words and often.own_duration:
        calls = int(often.own_words[0].text)
        if calls > most and often.own_duration.bounds()[0] <= days:
            yield found(
                purpose.declaration, often.span, variant="often", law=law, calls=calls, length=often.own_duration
            )


def banned_sector(policy: Policy) -> Iterator[Finding]:
    """Consumers are canvassed for what this is forbidden for, whatever they have agreed to.

    By calls (`call-ban`) or electronic messages (`message-ban`), unless limited to what the law excepts.
    """
    for purpose in campaigns(policy):
        if natural_persons(policy, purpose) is None:
            continue
        called, written = by_voice(policy, purpose), electronic(purpose)
        told: set[str] = set()
        for law, kind in _bans(policy, purpose, "call-ban") if called else ():
            told.add(law.law)
            yield found(
                purpose.declaration, called.span if called else None, related=(related(kind.span, "offer"),), law=law,
                offer=policy.called(("~purposes",), kind),
            )  # fmt: skip
        for law, kind in _bans(policy, purpose, "message-ban") if written else ():
            if law.law not in told:
                yield found(
                    purpose.declaration, written[0].span, related=(related(kind.span, "offer"),), variant="messages",
                    law=law, offer=policy.called(("~purposes",), kind), media=tuple(medium(w) for w in written),
                )  # fmt: skip


def _bans(policy: Policy, purpose: Purpose, ban: str) -> Iterator[tuple[LegalFact, Word]]:
    """The bans of a kind that concern a purpose, each with the word that says for what it canvasses."""
    for law in national(policy, ban):
        banned = law.terms("purposes")
        kind = next((w for w in purpose.kinds.words if any(policy.is_a("purposes", w.text, b) for b in banned)), None)
        if kind and not is_excepted(policy, purpose, law):
            yield law, kind


def _is_outside(word: Word, law: LegalFact) -> bool:
    """True for a time of the vocabulary that the law does not allow."""
    return vocabulary("calling-times").get(word.text) is not None and word.text not in law.terms("allowed")
