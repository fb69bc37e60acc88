"""Transfers to third countries as stated: where recipients are, and by what tools data go there."""

from __future__ import annotations

from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.reference.law import inside, members
from polc.reference.vocabulary import Entry, vocabulary


def third_countries(policy: Policy, declaration: Declaration) -> tuple[Word, ...]:
    """The places abroad in which a recipient or a transfer is `located`."""
    return tuple(word for word in declaration.listing("located").words if policy.is_abroad(word.text))


def places_besides(recipient: Declaration) -> tuple[Word, ...]:
    """The areas outside which a recipient is said to be as well: `located EU  also outside EEA`."""
    return recipient.listing("also-outside").words


def leaves_the_area(policy: Policy, recipient: Declaration) -> bool:
    """Return whether a recipient is said to handle data abroad.

    In countries that it names, or outside an area.
    """
    besides = places_besides(recipient)
    return bool(third_countries(policy, recipient)) or any(is_boundary(policy, word.text) for word in besides)


def named(declaration: Declaration) -> tuple[tuple[Word, Entry], ...]:
    """The tools of Chapter V that a recipient or a transfer names, at their places.

    What it says in words is none.
    """
    words = (word for s in declaration.all("safeguard") for word in s.own_words)
    entries = ((word, vocabulary("safeguards").get(word.text)) for word in words)
    return tuple((word, e) for word, e in entries if e and "tool" in e.fields)


MADE = ("possible", "to", "located", "safeguard")
"""Statements of a transfer that takes place, or may, although transfers are said to be avoided."""


@cached_on_policy
def transfers_of(policy: Policy) -> tuple[Declaration, ...]:
    """The transfers that a policy states as made or as possible.

    Left out: `transfer none`, one that is only said to be avoided, without anything about where, to whom or under which
    safeguard data go all the same, and one that stays inside what is home.
    """
    return tuple(t for t in policy.all("transfer") if not t.says_none and _leaves_the_area(policy, t))


def _leaves_the_area(policy: Policy, transfer: Declaration) -> bool:
    if transfer.has("avoided") and not any(transfer.has(statement) for statement in MADE):
        return False
    located = transfer.listing("located")
    if located:
        return bool(third_countries(policy, transfer))
    outside = transfer.listing("outside")
    return not outside or any(is_boundary(policy, word.text) for word in outside.words)


def is_boundary(policy: Policy, place: str) -> bool:
    """True where data that leave a place are transferred: it is home, or within."""
    return any(place == area or (members(place) and inside(place, area)) for area in policy.homes)


def concerns(policy: Policy, transfer: Declaration, recipient: Declaration) -> bool:
    """True when a transfer reaches a recipient.

    It names it, its role or a category that it includes, or nobody at all; and one of the third countries where the
    recipient is, where both name theirs.
    """
    here, there = third_countries(policy, transfer), third_countries(policy, recipient)
    if here and there and not {word.text for word in here} & {word.text for word in there}:
        return False
    to = transfer.listing("to")
    return not to or to.open or any(is_meant(policy, word.text, recipient) for word in to.words)


def is_meant(policy: Policy, name: str, recipient: Declaration) -> bool:
    """True when a name in `to` stands for a recipient: it is its own, its role or a category that it includes."""
    role = recipient.word("role")
    names = {recipient.id, *recipient.listing("includes").names} | ({role.text} if role else set())
    return any(policy.is_a("recipients", n, name) for n in names)
