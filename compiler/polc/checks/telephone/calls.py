"""When and what for consumers are called: days, hours, number of calls, and trades that may not call. France only."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.campaigns import (
    by_voice,
    calls_to_consumers,
    campaigns,
    electronic,
    exemptions,
    limit_of,
    medium,
    natural_persons,
    rests_on_consent,
)
from polc.checks.finding import found, related
from polc.model.policy import Policy
from polc.model.purpose import Purpose
from polc.reference.dated import dated_facts
from polc.reference.law import norm
from polc.reference.vocabulary import vocabulary
from polc.text.finding import Finding
from polc.text.values import Word

FRANCE = "france"
HOURS = "telephone-hours"
CALLS_BANNED = "telephone-opt-in"
MESSAGES_BANNED = "fr:cconso:L223-8"


def hours(policy: Policy) -> Iterator[Finding]:
    """Consumers are called outside Monday to Friday, 10:00–13:00 and 14:00–20:00, or too often (C. conso. D223-9).

    Days and hours only for calls that do not rest on consent, since express consent could lift them before.
    """
    most, days = (int(dated_facts()[HOURS].fields[key]) for key in ("calls", "days"))
    for purpose, _, _ in calls_to_consumers(policy) if policy.applies(FRANCE) else ():
        stated = purpose.declaration.first("calls-on")
        if stated is None:
            continue
        outside = tuple(w for w in stated.own_listing.words if not _allowed(w))
        if outside and not rests_on_consent(policy, purpose):
            times = tuple(policy.called(("~calling-times",), w) for w in outside)
            places = tuple(related(w.span, "also") for w in outside[1:])
            yield found(purpose.declaration, outside[0].span, related=places, times=times)
        often = stated.first("frequency")
        if often and often.own_words and often.own_duration:
            calls = int(often.own_words[0].text)
            if calls > most and often.own_duration.bounds()[0] <= days:
                yield found(
                    purpose.declaration, often.span, variant="often", calls=calls, length=often.own_duration,
                    most=most, days=days,
                )  # fmt: skip


def banned_sector(policy: Policy) -> Iterator[Finding]:
    """Consumers are canvassed for works or equipment for which this is forbidden, whatever they have agreed to.

    Calls: C. conso. L223-1, fifth paragraph; electronic messages: L223-8. What concerns a running contract is allowed.
    """
    message_ban = norm(MESSAGES_BANNED)
    for purpose in campaigns(policy) if policy.applies(FRANCE) else ():
        kind = next((w for w in purpose.kinds.words if _banned(w)), None)
        if kind is None or natural_persons(policy, purpose) is None or _running_contract(policy, purpose):
            continue
        called, written = by_voice(policy, purpose), electronic(purpose)
        offer = policy.called(("~purposes",), kind)
        if called and dated_facts()[CALLS_BANNED].holds(policy.as_of):
            yield found(purpose.declaration, called.span, related=(related(kind.span, "offer"),), offer=offer)
        elif written and message_ban and message_ban.in_force(policy.as_of):
            yield found(
                purpose.declaration, written[0].span, related=(related(kind.span, "offer"),), variant="messages",
                offer=offer, media=tuple(medium(w) for w in written),
            )  # fmt: skip


def _allowed(word: Word) -> bool:
    return vocabulary("calling-times").get(word.text) is None or bool(
        vocabulary("calling-times").field(word.text, "allowed")
    )


def _banned(word: Word) -> bool:
    return vocabulary("purposes").field(word.text, "canvassing-banned") is True


def _running_contract(policy: Policy, purpose: Purpose) -> bool:
    """True where the purpose is limited to those whose running contract it is about."""
    limits = (limit_of(s) for s in exemptions(policy, purpose))
    return any(w and vocabulary("limits").field(w.text, "calls") is True for w in limits)
