"""Which cells (purpose, data subject, data) two stated periods share, and which of them is narrower. Judges nothing.

A side that a purpose does not state has an unnamed member besides those that the two periods name, so that a period
for everyone is wider than one for named persons. A bundle that only gathers others is told through its members.
"""

from __future__ import annotations

from itertools import product

from polc.model.policy import Policy
from polc.model.purpose import Purpose
from polc.model.retention import Cover
from polc.model.subsumption import purposes_within
from polc.model.views import view_of
from polc.text.values import Listing

UNNAMED = ""
Cell = tuple[str, str, str]


def compete(policy: Policy, one: Cover, other: Cover) -> frozenset[Cell]:
    """The cells that two periods share where neither is strictly narrower than the other; else none.

    Of two covers, the strictly narrower prevails. Where each states a side that the other leaves out (one the persons,
    the other the purposes), each is the more special in its own way, and nobody can say that they clash.
    """
    if _stated(one) - _stated(other) and _stated(other) - _stated(one):
        return frozenset()
    if _apart(policy, one, other):
        return frozenset()
    mine, theirs = _cells(policy, one, other), _cells(policy, other, one)
    return frozenset() if mine < theirs or theirs < mine else mine & theirs


def _apart(policy: Policy, one: Cover, other: Cover) -> bool:
    """True for periods that share no purpose, and hence no cell of one."""
    if one.side("cookies").stated or other.side("cookies").stated:
        return False
    return not any(p is q for p in _purposes(policy, one) for q in _purposes(policy, other))


def _stated(cover: Cover) -> frozenset[str]:
    """The sides that a period states; that of a purpose states the purpose, whose persons and data are its own."""
    return frozenset({"purposes"} if cover.declaration.kind == "purpose" else cover.sides)


def _cells(policy: Policy, cover: Cover, beside: Cover) -> frozenset[Cell]:
    cookies = cover.side("cookies")
    if cookies.stated:
        return frozenset((b, UNNAMED, UNNAMED) for b in _blocks(policy, cookies))
    found: set[Cell] = set()
    for purpose in _purposes(policy, cover):
        subjects = _subjects(policy, purpose, cover.side("subjects"), beside.side("subjects"))
        data = _data(policy, purpose, cover.side("data"), beside.side("data"))
        found |= set(product((purpose.id,), subjects, data))
    return frozenset(found)


def _blocks(policy: Policy, cookies: Listing) -> frozenset[str]:
    kinds = [(d.id, d.listing("kind").names) for d in policy.all("cookies") if d.id]
    named = {
        id_ for id_, own in kinds for n in cookies.names
        if n == id_ or any(policy.is_a("cookie-kinds", k, n) for k in own)
    }  # fmt: skip
    return frozenset(named or cookies.names)


@view_of
def _purposes(policy: Policy, cover: Cover) -> tuple[Purpose, ...]:
    if cover.declaration.kind == "purpose":
        reached = purposes_within(policy, cover.declaration.id)
    elif cover.side("purposes").stated:
        reached = policy.named_purposes(cover.side("purposes"))
    else:
        reached = policy.purposes
    return tuple(p for p in reached if not policy.only_gathers(p))


def _subjects(policy: Policy, purpose: Purpose, side: Listing, beside: Listing) -> frozenset[str]:
    stated = policy.effective(purpose, "subjects")
    members = stated.names if stated else side.names | beside.names | {UNNAMED}
    if not side.stated:
        return frozenset(members)
    return frozenset(m for m in members if m and any(policy.subject_within(m, n) for n in side.names))


def _data(policy: Policy, purpose: Purpose, side: Listing, beside: Listing) -> frozenset[str]:
    stated = policy.effective(purpose, "data")
    members = stated.names if stated else side.names | beside.names | {UNNAMED}
    leaves = frozenset(leaf for m in members for leaf in _leaves(policy, m))
    if not side.stated:
        return leaves
    return leaves & policy.data_inside(side.names)


def _leaves(policy: Policy, name: str) -> frozenset[str]:
    terms = policy.data_terms(name)
    opened = frozenset(t for t in terms if policy.get("data", t) is None)
    return opened or frozenset({name})
