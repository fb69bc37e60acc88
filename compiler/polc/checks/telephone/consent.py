"""Calls to consumers: whether they rest on consent, how long it holds, how it ends, how it is proved. France only."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.campaigns import (
    CONSENT,
    Persons,
    calls_to_consumers,
    channel,
    exemptions,
    kinds_of_channel,
    limit_of,
    medium,
    opt_outs,
    person,
    rests_on_consent,
)
from polc.checks.finding import found, related
from polc.model.policy import Policy
from polc.model.purpose import Purpose
from polc.reference.lasting import lasting
from polc.reference.vocabulary import vocabulary
from polc.text.finding import Finding
from polc.text.values import Chain, Duration, Listing, Word

FRANCE = "france"
CONTRACTUAL = ("contract", "pre-contract")
CLIENT = "client"
PHONE = "phone"
PROOF_OF_CONSENT = "consent-management"
PROOF = "fr:cconso:R223-2"
WITHDRAW = "withdraw-consent"


def optin(policy: Policy) -> Iterator[Finding]:
    """Consumers are called for marketing on another basis than consent, outside a running contract (C. conso. L223-1).

    Silent where no basis is stated, for one unknown to the law and for a contract, which has an exception of its own.
    Customers alone are a warning: some of them may have a contract in progress that the call is about.
    """
    if not policy.applies(FRANCE):
        return
    for purpose, word, persons in calls_to_consumers(policy):
        bases = policy.bases(purpose)
        known = bases and all(vocabulary("legal-bases").get(b.id) for b in bases)
        if not known or any(policy.relies_on(purpose, g) for g in (CONSENT, *CONTRACTUAL)):
            continue
        left = _without_exemption(policy, purpose, persons)
        if left is None:
            continue
        clients = bool(left) and all(policy.subject_within(w.text, CLIENT) for w in left)
        yield found(
            purpose.declaration, word.span, related=tuple(related(b.span, "basis") for b in bases),
            variant="clients" if clients else "", severity="warning" if clients else "",
            persons=tuple(person(policy, w) for w in left), medium=medium(word),
        )  # fmt: skip


def validity(policy: Policy) -> Iterator[Finding]:
    """Consent to calls is said to hold for more than a year (C. conso. R223-1, I, 3°). A length not stated is none."""
    limit = lasting("telephone-consent").length
    for purpose, _, _ in calls_to_consumers(policy) if policy.applies(FRANCE) else ():
        for basis in policy.bases(purpose):
            if policy.is_a("legal-bases", basis.id, CONSENT) and basis.valid and basis.valid.longer_than(limit):
                yield found(purpose.declaration, basis.valid.span, length=basis.valid, limit=limit)


def proof_withdrawal(policy: Policy) -> Iterator[Finding]:
    """Consent to calls cannot be withdrawn in spoken words, or its proof is kept for less than three years.

    C. conso. R223-3, R223-2. Only where the ways of withdrawal are listed, all known, and none of them is oral; and
    where a purpose of proof is tied to telephone numbers or cites R223-2.
    """
    asked = [c for c in calls_to_consumers(policy) if rests_on_consent(policy, c[0])] if policy.applies(FRANCE) else []
    for purpose, _, _ in asked:
        for basis in policy.bases(purpose):
            ways = _ways_out(policy, purpose, basis.withdrawn)
            if basis.withdrawn and basis.withdrawn.span and ways and not _may_be_oral(policy, ways):
                names = tuple(channel(policy, w) for w in basis.withdrawn.words)
                yield found(purpose.declaration, basis.withdrawn.span, channels=names)
    limit = lasting("telephone-consent-proof").length
    for purpose in policy.purposes if asked else ():
        if policy.is_kind(purpose, PROOF_OF_CONSENT) and _proves_calls(policy, purpose):
            for chain in _periods(policy, purpose):
                length = _whole(chain)
                if length and limit.longer_than(length):
                    places = tuple(related(word.span, "calls") for _, word, _ in asked)
                    yield found(
                        purpose.declaration, length.span, related=places, variant="proof", length=length, limit=limit
                    )


def _without_exemption(policy: Policy, purpose: Purpose, persons: Persons) -> Persons | None:
    """The persons whom no exemption of calls from consent covers; None where all are covered."""
    spared = set[str]()
    for statement in exemptions(policy, purpose):
        limit = limit_of(statement)
        if limit and vocabulary("limits").field(limit.text, "calls") is True:
            spared |= statement.own_listing.names
    if not spared:
        return persons
    return tuple(w for w in persons if not any(policy.subject_within(w.text, s) for s in spared)) or None


def _ways_out(policy: Policy, purpose: Purpose, withdrawn: Listing) -> tuple[Word, ...]:
    """Every way to end the calls that the policy tells; empty where a list is open."""
    lists = [withdrawn, opt_outs(policy, purpose)]
    right = policy.rights.get(WITHDRAW)
    for case in right.every if right else ():
        reached = case.over("purposes")
        if not case.over("cookies") and (not reached or purpose in policy.named_purposes(reached)):
            lists.append(case.through)
    return () if any(x.open for x in lists) else tuple(w for x in lists for w in x.words)


def _may_be_oral(policy: Policy, ways: tuple[Word, ...]) -> bool:
    kinds = [kinds_of_channel(policy, w.text) for w in ways]
    spoken = (vocabulary("channel-kinds").field(k, "oral") is True for found_ in kinds for k in found_)
    return not all(kinds) or any(spoken)


def _proves_calls(policy: Policy, purpose: Purpose) -> bool:
    cited = any(PROOF in b.norms.names for b in policy.bases(purpose))
    return cited or any(policy.is_a("data", t, PHONE) for t in policy.data_of(purpose))


def _periods(policy: Policy, purpose: Purpose) -> Iterator[Chain]:
    if purpose.keep:
        yield purpose.keep
    for cover in policy.covers:
        named = cover.declaration.kind == "retention" and cover.side("purposes")
        if cover.chain and named and purpose in policy.named_purposes(named):
            yield cover.chain


def _whole(chain: Chain) -> Duration | None:
    """The one length that a chain states from an event; None for several links or none with a figure."""
    lengths = [p.duration for p in chain.periods]
    return lengths[0] if len(lengths) == 1 and chain.periods[0].form in ("after", "bare") else None
