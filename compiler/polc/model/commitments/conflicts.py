"""What a policy states against a commitment: recipients, places, data, decisions that it excludes.

These are the shapes that promises commonly have; `compared` reads all others. It answers only what is certain: where
the policy does not state enough, nothing lies against the commitment.
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.findings import Fact
from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Listing, Word
from polc.model.commitments.activities import leaves
from polc.model.commitments.promises import Commitment
from polc.model.commitments.stated_recipients import purposes_stating
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.never_held import KEEPING, is_kept
from polc.model.policy import Policy
from polc.model.subsumption import (
    is_third_party,
    place_outside,
    purposes_within,
    recipient_reaches,
    recipient_within,
    role_of,
)
from polc.model.term_meanings import ALL_DATA
from polc.model.transfers import places_besides, transfers_of
from polc.reference.law import inside
from polc.reference.vocabulary import vocabulary

STORING = ("store", "hold", "keep")
MOVING = ("transfer", "share")
HOLDING = ("hold", "store", "keep", "collect")
USERS = ("purpose", "cookies", "watchlist", "decision", "ai")


@record
class Conflict:
    """Something stated against a commitment: the declaration, the words that state it, and what to call it."""

    declaration: Declaration
    span: Span
    label: Fact


# ------------------------------------------------------------------------------------------------------- sharing
def recipients_against(policy: Policy, commitment: Commitment) -> Iterator[Conflict]:
    """Recipients beyond those with whom data are shared only, or among those with whom they are never shared.

    Authorities are left out: those that receive data in a particular inquiry are no recipients (Art. 4(9)).
    """
    if commitment.verb.text != "share" or any(x.kind != "with-whom" for x in commitment.conditions):
        return
    condition = commitment.condition("with-whom")
    if condition is None and not commitment.negative:
        return
    if condition is not None and (condition.listing.open or condition.only is commitment.negative):
        return
    names = sorted(condition.listing.names) if condition else []
    for declaration, word in _recipients(policy):
        if role_of(policy, word.text) == "authority":
            continue
        if condition is None:
            against = is_third_party(policy, word.text) is True
        elif commitment.negative:
            against = any(recipient_reaches(policy, word.text, n) for n in names)
        else:
            against = all(recipient_within(policy, word.text, n) is False for n in names)
        if against and _concerns_recipient(policy, commitment, declaration, word.text):
            yield Conflict(declaration, word.span, policy.called(("recipient", "~recipients", "~roles"), word))


@cached_on_policy
def _recipients(policy: Policy) -> tuple[tuple[Declaration, Word], ...]:
    """Each recipient once: those declared, then the categories that purposes name."""
    found = {declared.id: (declared, Word(declared.id, declared.place)) for declared in policy.all("recipient")}
    for purpose in policy.purposes:
        for word in purpose.declaration.listing("recipients").words:
            if word.text not in found and vocabulary("recipients").get(word.text):
                found[word.text] = purpose.declaration, word
    return tuple(found.values())


def _concerns_recipient(policy: Policy, commitment: Commitment, recipient: Declaration, name: str) -> bool:
    """True when the commitment certainly speaks of what this recipient gets: its data, and none of its exceptions."""
    spared = frozenset(n for n in commitment.except_names.names if _is_data(policy, n))
    if (commitment.object or spared) and not _receives_wanted(policy, recipient, commitment.object, spared):
        return False
    others = [n for n in commitment.except_names.names if n not in spared and not purposes_within(policy, n)]
    if not all(recipient_within(policy, name, n) is False for n in others):
        return False
    if not (
        commitment.except_consent
        or commitment.except_purposes
        or len(others) + len(spared) < len(commitment.except_names.names)
    ):
        return True
    purposes = purposes_stating(policy, name)
    if not purposes:
        return False
    if commitment.except_consent and any(not policy.bases(p) or policy.relies_on(p, "consent") for p in purposes):
        return False
    excepted = {
        p.id
        for listing in (commitment.except_purposes, commitment.except_names)
        for p in policy.named_purposes(listing)
    }
    return not all(p.id in excepted for p in purposes)


def _receives_wanted(policy: Policy, recipient: Declaration, wanted: Listing, spared: frozenset[str]) -> bool:
    """True when a recipient certainly gets data that are wanted (all, where none are named) and not spared."""
    every = not wanted or ALL_DATA in wanted.names
    if every and not spared:
        return True
    received = frozenset(t for word in recipient.listing("receives").words for t in leaves(policy, word.text))
    free = received - policy.data_inside(spared)
    return bool(free) and (every or not free.isdisjoint(policy.data_inside(wanted.names)))


def _is_data(policy: Policy, name: str) -> bool:
    return policy.index.holds("data", name) or policy.index.holds("~data", name)


# -------------------------------------------------------------------------------------------------------- places
def places_against(policy: Policy, commitment: Commitment) -> Iterator[Conflict]:
    """Places outside the only ones named, for the same verb: where data go, or where they are stored.

    A recipient elsewhere receives data there; only one that cannot do its task without keeping them also stores them
    there. Staff of the controller abroad are no transfer.
    """
    areas = areas_of(commitment)
    if not areas:
        return
    if commitment.verb.text in MOVING:
        for declared in policy.all("recipient"):
            away = [word for word in declared.listing("located").words if place_outside(word.text, areas)]
            away += _places_outside(declared, areas)
            internal = role_of(policy, declared.id) == "internal"
            if away and not internal and _concerns_recipient(policy, commitment, declared, declared.id):
                yield Conflict(declared, away[0].span, declared.label)
    if commitment.verb.text == "transfer":
        for transfer in transfers_of(policy):
            places = transfer.listing("located").words
            leaves = any(place_outside(word.text, areas) for word in places) or (
                not places and any(inside(a, home) for a in areas for home in policy.homes)
            )
            spot = transfer.first("located") or transfer.first("outside")
            if leaves and not commitment.object:
                yield Conflict(transfer, spot.span if spot else transfer.place, transfer.label)
    if commitment.verb.text in STORING:
        for declared in policy.all("recipient"):
            places = declared.listing("located").words
            elsewhere = bool(places) and all(place_outside(word.text, areas) for word in places)
            away = [*places] if elsewhere else _places_outside(declared, areas)
            if away and keeps_data(declared) and _concerns_recipient(policy, commitment, declared, declared.id):
                yield Conflict(declared, away[0].span, declared.label)


def _places_outside(recipient: Declaration, areas: frozenset[str]) -> list[Word]:
    """The areas outside which a recipient is as well, where those named in a commitment lie within them."""
    return [word for word in places_besides(recipient) if all(inside(area, word.text) for area in areas)]


def keeps_data(recipient: Declaration) -> bool:
    """True when a recipient has a task that it cannot do without keeping data on its systems."""
    tasks = recipient.listing("does").names
    return any(vocabulary("tasks").field(n, flag) is True for n in tasks for flag in ("stores", "holds"))


def areas_of(commitment: Commitment) -> frozenset[str]:
    """The places within which a commitment of one limit keeps data: `only in`, or `never … outside`."""
    if len(commitment.conditions) != 1:
        return frozenset()
    condition = commitment.conditions[0]
    kept = (condition.kind == "in-places" and condition.only and not commitment.negative) or (
        condition.kind == "outside" and not condition.only and commitment.negative
    )
    return condition.listing.names if kept and not condition.listing.open else frozenset()


# ---------------------------------------------------------------------------------------------------------- data
def data_against(policy: Policy, commitment: Commitment) -> Iterator[Conflict]:
    """Data that the policy holds although it says that it never holds or collects them."""
    if not denies_data(policy, commitment):
        return
    wanted = policy.data_inside(commitment.object.names) - policy.data_inside(commitment.except_names.names)
    for declared in policy.all("data"):
        spared = (
            declared.has("anonymous") and commitment.verb.text != "collect"
        )  # what is anonymised was collected before
        if spared or not is_held(policy, declared):
            continue
        if commitment.verb.text in KEEPING and not is_kept(policy, declared.id):
            continue
        words = declared.listing("includes").words
        for word in words or ([declared.node.name] if declared.node.name else []):
            terms = policy.data_terms(word.text)
            if not terms.isdisjoint(wanted):
                yield Conflict(declared, word.span, policy.called(("data", "~data"), word))
    yield from _gathered_by_cookies(policy, commitment, wanted)
    for purpose in policy.purposes:
        for word in purpose.declaration.listing("data").words:
            undeclared = policy.get("data", word.text) is None
            held = commitment.verb.text not in KEEPING or is_kept(policy, word.text)
            if undeclared and held and word.text in wanted:
                yield Conflict(purpose.declaration, word.span, policy.called(("~data",), word))


def _gathered_by_cookies(policy: Policy, commitment: Commitment, wanted: frozenset[str]) -> Iterator[Conflict]:
    """Data that trackers collect, where it is said that they never are.

    Not where others place them on their own.
    """
    for cookies in policy.all("cookies") if commitment.verb.text == "collect" else ():
        for word in cookies.listing("data").words:
            if not cookies.has("beyond-control") and not policy.data_terms(word.text).isdisjoint(wanted):
                yield Conflict(cookies, word.span, policy.called(("data", "~data"), word))


def denies_data(policy: Policy, commitment: Commitment) -> bool:
    """True when a commitment says of data that they are never held or collected at all, save perhaps some of them."""
    spared = all(_is_data(policy, n) for n in commitment.except_names.names)
    excepted = commitment.except_consent or bool(commitment.except_purposes) or not spared
    return (
        commitment.negative
        and commitment.verb.text in HOLDING
        and not commitment.conditions
        and bool(commitment.object)
        and not excepted
    )


def is_held(policy: Policy, data: Declaration) -> bool:
    """True when declared data are data that the controller itself has.

    Not those that the policy only mentions as received by others, or as the object of a promise.
    """
    if data.has("from") or data.has("mandatory") or data.has("optional"):
        return True
    return data.id in _used_data(policy) or data.id not in _mentioned_data(policy)


@cached_on_policy
def _used_data(policy: Policy) -> frozenset[str]:
    """The names of data that the policy says it uses, or has from a source."""
    users = [d.listing("data") for kind in USERS for d in policy.all(kind)]
    return frozenset().union(*(x.names for x in (*users, *(s.listing("gives") for s in policy.all("source")))))


@cached_on_policy
def _mentioned_data(policy: Policy) -> frozenset[str]:
    """The names of data that others receive, or that a promise is about."""
    received = [r.listing("receives") for r in policy.all("recipient")]
    return frozenset().union(*(x.names for x in (*received, *(d.object for d in policy.commitments))))


# ----------------------------------------------------------------------------------------------------- decisions
def decisions_against(policy: Policy, commitment: Commitment) -> Iterator[Conflict]:
    """Solely automated decisions of a policy that says it takes none."""
    if not commitment.negative or commitment.verb.text != "decide" or commitment.object or commitment.except_names:
        return
    if not {x.kind for x in commitment.conditions} <= {"automatically", "for-what"}:
        return
    about = commitment.condition("for-what")
    for decision in policy.all("decision"):
        if not decision.has("solely"):
            continue
        purposes = {p.id for p in policy.named_purposes(decision.listing("purposes"))}
        if about and not purposes & {p.id for p in policy.named_purposes(about.listing)}:
            continue
        excepted = {p.id for p in policy.named_purposes(commitment.except_purposes)}
        if commitment.except_purposes and purposes <= excepted:
            continue
        ground = decision.word("decision-ground")
        if commitment.except_consent and (ground is None or ground.text.endswith("consent")):
            continue
        spot = decision.first("solely")
        yield Conflict(decision, spot.span if spot else decision.place, decision.label)
