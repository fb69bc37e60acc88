"""Whether a channel can be found from the policy, and how easy it is."""

from __future__ import annotations

from polc.core.values import Entry, Listing, Word
from polc.model.contacts import contact, contact_through
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

NAMED = "contact"
"""The kind of a channel that is only a department or a person named somewhere."""
ADDRESSED = {"post": "reach-post", "email": "reach-email", "phone": "reach-phone"}
"""Kinds of channels that need an address, and the contact of the controller that supplies one."""


def reachable(policy: Policy) -> bool:
    """True when the policy leads, be it by reference, to a controller, its officer or joint controllers."""
    return any(contact(policy, d) for d in _addressees(policy))


def unfindable(policy: Policy, name: str) -> bool:
    """True when a declared channel certainly cannot be found from the policy.

    It has no address of its own, and is a named department, or a letter, message or call to an address that the
    controller does not state either. One without a kind is not judged.
    """
    channel = policy.get("channel", name)
    if channel is None or contact_through(policy, _single_listing(channel.node.name)):
        return False
    kinds = channel.listing("kind").names
    return bool(kinds) and all(
        k == NAMED or (k in ADDRESSED and not _has_addressee_channel(policy, ADDRESSED[k])) for k in kinds
    )


def ease(policy: Policy, name: str) -> int | None:
    """How easy a channel is, 1 (a click) to 4 (settings of the browser).

    None where its kind is not stated.
    """
    channel = policy.get("channel", name)
    kinds = channel.listing("kind").names if channel else {name}
    eases = [vocabulary("channel-kinds").field(k, "ease") for k in kinds]
    return min((e for e in eases if isinstance(e, int)), default=None)


def easiest(policy: Policy, channels: Listing) -> int | None:
    """The ease of the easiest channel of a list.

    None where that of one of them is not known, or the list is open.
    """
    found = [ease(policy, word.text) for word in channels.words]
    known = [e for e in found if e is not None]
    return min(known) if known and len(known) == len(found) and not channels.open else None


@cached_on_policy
def _addressees(policy: Policy) -> tuple[Declaration, ...]:
    return (*policy.controllers, *policy.all("officer"), *policy.all("joint-control"))


def _single_listing(word: Word | None) -> Listing:
    return Listing((Entry(word.span, word),), word.span) if word else Listing()


def _has_addressee_channel(policy: Policy, means: str) -> bool:
    return any(entry.kind == means for d in _addressees(policy) for r in d.all("reach") for entry in r.statements())
