"""How somebody named in a policy can be reached: at once, only through another document, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from polc.core.values import Listing, Text, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy

Contact = Literal["direct", "linked", ""]
"""`direct` where the policy itself gives the means, `linked` where it refers to another document, empty for neither."""

DIRECT = frozenset({"reach-at", "reach-post", "reach-email", "reach-phone"})
REACHABLE = ("controller", "officer", "representative", "joint-control", "authority")
"""Kinds of declaration that state how somebody is reached."""
AT_HAND = frozenset({"web-form", "account", "in-person"})
"""Kinds of channels that need no address: the reader is on the site, or on the premises."""
ONE_WAY = frozenset({"widget", "message-link", "browser", "register"})
"""Kinds of channels that carry a choice and no message."""


def contact(policy: Policy, declaration: Declaration) -> Contact:
    """The best contact that a controller, officer, representative or arrangement states in its `reach`."""
    found: set[Contact] = set()
    for reach in declaration.all("reach"):
        for entry in reach.statements():
            if entry.kind in DIRECT:
                found.add("direct")
            elif entry.kind == "reach-document":
                found.add("linked")
            elif entry.own_words:
                found.add(_through(policy, entry.own_words[0].text))
    return _best_standing(found)


def contact_through(policy: Policy, channels: Listing) -> Contact:
    """The best contact among declared channels."""
    return _best_standing({_through(policy, word.text) for word in channels.words})


def mailboxes(policy: Policy) -> Iterator[tuple[Declaration, Word]]:
    """Yield every e-mail address of a controller or a channel, with the declaration that states it."""
    for kind in ("controller", "joint-control"):
        for declaration in policy.all(kind):
            for reach in declaration.all("reach"):
                yield from ((declaration, word) for e in reach.all("reach-email") for word in e.own_words)
    for channel in policy.all("channel"):
        at = channel.word("at")
        if at and "@" in at.text:
            yield channel, at


def address_of(policy: Policy, name: str) -> Word | Text | None:
    """Return the address of somebody as `{reach dpo email}` names it, None where the policy states none."""
    who, _, way = name.partition(" ")
    for kind in REACHABLE:
        declared = policy.get(kind, who)
        for clause in (c for r in (declared.all("reach") if declared else ()) for c in r.all(f"reach-{way}")):
            return clause.own_text or next(iter(clause.own_words), None)
    return None


def _through(policy: Policy, name: str) -> Contact:
    channel = policy.get("channel", name)
    kinds = channel.listing("kind").names if channel else ONE_WAY
    if channel is None or (kinds and kinds <= ONE_WAY):
        return ""
    at = channel.word("at")
    if at:
        return "linked" if at.kind == "name" else "direct"
    return "direct" if kinds & AT_HAND else ""


def _best_standing(found: set[Contact]) -> Contact:
    if "direct" in found:
        return "direct"
    return "linked" if "linked" in found else ""
