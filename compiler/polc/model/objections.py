"""What a policy says of objecting: to which purposes the right reaches, and where reasons are asked."""

from __future__ import annotations

from polc.core.values import NOT_STATED, Listing
from polc.model.declaration import Declaration
from polc.model.legal_bases import point
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.rights import Right, RightCase
from polc.reference.vocabulary import vocabulary

OBJECTION = "objection"
ABUSE = frozenset({"manifestly-unfounded", "not-identifiable"})
"""Grounds on which any request can be refused (Art. 12(2), 12(5)): terms of `refusals`."""
OBJECTIONABLE = ("public-task", "legitimate-interest")
"""Bases against which Art. 21(1) gives the right to object."""


@cached_on_policy
def marketing_purposes(policy: Policy) -> tuple[Purpose, ...]:
    """The purposes of direct marketing that use personal data."""
    return tuple(p for p in policy.purposes if policy.is_marketing(p) and not p.anonymous)


def objectionable(policy: Policy, ground: str) -> bool:
    """True when the law gives a right to object against a basis (Art. 21(1))."""
    return any(policy.is_a("legal-bases", ground, g) for g in OBJECTIONABLE)


def reaches(policy: Policy, case: RightCase, purpose: Purpose) -> bool:
    """True when a case of a right covers a purpose: by its basis, by its name, or because it is not limited."""
    bases, purposes = case.over("basis"), case.over("purposes")
    if case.over("cookies") or case.over("data"):
        return False
    if bases and _points(policy, purpose).isdisjoint(point(n) for n in bases.names):
        return False
    return not purposes or any(p is purpose for p in policy.named_purposes(purposes))


@cached_on_policy
def _points(policy: Policy, purpose: Purpose) -> frozenset[str]:
    """The points of Art. 6(1) on which a purpose rests."""
    return frozenset(point(b.id) for b in policy.bases(purpose))


def withdrawal_channels(policy: Policy, purpose: Purpose) -> Listing:
    """The channels that the right to withdraw consent states for a purpose, instead of those of all rights."""
    right = policy.rights.get("withdraw-consent")
    stated = [c.through for c in (right.every if right else ()) if c.through.stated and reaches(policy, c, purpose)]
    entries = tuple(e for listing in stated for e in listing.entries)
    opened = any(listing.open for listing in stated)
    return Listing(entries, stated[0].span, open=opened) if entries else NOT_STATED


def asks_reasons(case: RightCase) -> bool:
    """True when reasons are asked for.

    Not where the policy says that none are, or nothing.
    """
    return bool(case.reasons) and not case.reasons.none


def is_barred(case: RightCase, statement: str) -> bool:
    """True when `refused` or `unless` lets something prevail over the objection, other than an abuse of the right."""
    return bool({word.text for word in case.block.listing(statement).words} - ABUSE)


def freed(policy: Policy, right: Right, purpose: Purpose) -> bool:
    """True when a case of the right covers the purpose and asks for no reasons."""
    return any(c.reasons.none and reaches(policy, c, purpose) for c in right.cases)


def obeyed(policy: Policy, right: Right, purpose: Purpose) -> bool:
    """True when a case of the right covers the purpose, asks for no reasons, and lets nothing prevail over it."""
    return any(
        c.reasons.none and reaches(policy, c, purpose) and not any(is_barred(c, s) for s in ("refused", "unless"))
        for c in right.cases
    )


def opt_outs(policy: Policy, purpose: Purpose) -> tuple[Declaration, ...]:
    """The `opt-out` statements of a purpose, or of its bundle where it has none."""
    found = (p.declaration.all("opt-out") for p in policy.ancestors(purpose))
    return next((o for o in found if o), ())


def without_reasons(policy: Policy, purpose: Purpose) -> tuple[Declaration, ...]:
    """The opt-outs of a purpose that are said to need no reasons."""
    return tuple(o for o in opt_outs(policy, purpose) if o.listing("reasons").none)


def is_one_click(policy: Policy, opt_out: Declaration) -> bool:
    """True when an opt-out is made by a click alone, where nobody can be asked why: a link, a tool, an account."""
    channels = opt_out.own_listing
    kinds = [k for word in channels.words for k in _kinds(policy, word.text)]
    return bool(kinds) and all(vocabulary("channel-kinds").field(k, "ease") == 1 and k != "web-form" for k in kinds)


def _kinds(policy: Policy, name: str) -> frozenset[str]:
    channel = policy.get("channel", name)
    return channel.listing("kind").names if channel else frozenset({name})
