"""Where a policy relies on consent, and whether it says there how consent is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import NOT_STATED, Listing
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose

WITHDRAWING = frozenset({"withdraw", "unsubscribe"})


@record
class Consent:
    """One reliance on consent: of a purpose (Art. 6 or 9), a watch list (Art. 9) or a class of cookies.

    `span` covers the words that state it; `withdrawn` is the list of channels stated with it; `way_out` is true
    when the policy says there by what means it ends: a channel of withdrawal, an opt-out, or a channel of consent
    that also offers to withdraw.
    """

    declaration: Declaration
    span: Span
    withdrawn: Listing
    way_out: bool


@cached_on_policy
def consents(policy: Policy) -> tuple[Consent, ...]:
    """Every reliance on consent, in the order of purposes, watch lists and cookies.

    Each declaration once.
    """
    found = [c for p in policy.purposes if (c := _of_purpose(policy, p))]
    for watchlist in policy.all("watchlist"):
        found += (Consent(watchlist, s.span, NOT_STATED, way_out=False) for s in _explicit(policy, watchlist))
    return (*found, *_of_cookies(policy))


def _of_purpose(policy: Policy, purpose: Purpose) -> Consent | None:
    declaration = purpose.declaration
    bases = [b for b in purpose.bases if policy.is_a("legal-bases", b.id, "consent")]
    places = [b.span for b in bases] + [s.span for s in _explicit(policy, declaration)]
    if not places:
        return None
    opt_outs = [policy.effective(p, "opt-out") for p in (purpose, *policy.members(purpose))]
    stated = next((b.withdrawn for b in bases if b.withdrawn.stated), NOT_STATED)
    ways = any(b.withdrawn for b in bases) or any(opt_outs) or any(_offers_way_out(policy, b.asked) for b in bases)
    return Consent(declaration, places[0], stated, way_out=ways)


def _explicit(policy: Policy, declaration: Declaration) -> Iterator[Declaration]:
    for statement in declaration.all("condition"):
        if statement.own_words and policy.is_a("conditions", statement.own_words[0].text, "explicit-consent"):
            yield statement


def _of_cookies(policy: Policy) -> Iterator[Consent]:
    """One settings page serves every class of cookies: where one block tells the way out, it is told of all."""
    blocks = [(d, s) for d in policy.all("cookies") for s in d.all("consent") if s.has("required")]
    told = any(d.listing("withdrawn") or _offers_way_out(policy, d.listing("asked")) for d, _ in blocks)
    denied = [b for b in blocks if b[0].listing("withdrawn").none]
    others = [b for b in blocks if b not in denied]
    for declaration, statement in others[:1] + denied:
        yield Consent(declaration, statement.span, declaration.listing("withdrawn"), way_out=told)


def _offers_way_out(policy: Policy, channels: Listing) -> bool:
    declared = (policy.get("channel", word.text) for word in channels.words)
    return any(d.listing("offers").names & WITHDRAWING for d in declared if d)
