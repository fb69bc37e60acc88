"""Which cells two stated periods share, and which of the two is narrower.

A side that a purpose does not state has an unnamed member besides those that the two periods name, so that a period
for everyone is wider than one for named persons. A bundle that only gathers others is told through its members.
"""

from __future__ import annotations

from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import (
    UNNAMED,
    Coverage,
    cookies_of,
    datum_coverage,
    purposes_of,
    subject_coverage,
)
from polc.model.retention.periods import RetentionPeriod

Cells = dict[str, tuple[frozenset[str], frozenset[str]]]
"""Cells by purpose: each of its data subjects with each of its data. Those of cookies have neither."""
COOKIES = (frozenset({UNNAMED}), frozenset({UNNAMED}))


def compete(policy: Policy, first: RetentionPeriod, second: RetentionPeriod) -> frozenset[str]:
    """The names of purposes, or cookies, of which two periods share cells and neither is strictly narrower; else none.

    Of two covers, the strictly narrower prevails. Where each states a side that the other leaves out (one the persons,
    the other the purposes), each is the more special in its own way, and nobody can say that they clash.
    """
    if _stated(first) - _stated(second) and _stated(second) - _stated(first):
        return frozenset()
    mine, theirs = _cells(policy, first, second), _cells(policy, second, first)
    if mine == theirs:
        return frozenset(mine)
    if _cells_within(mine, theirs) or _cells_within(theirs, mine):
        return frozenset()
    return frozenset(n for n in mine.keys() & theirs.keys() if _cells_meet(mine[n], theirs[n]))


@cached_on_policy
def names_of(policy: Policy, period: RetentionPeriod) -> frozenset[str]:
    """The names of purposes, or cookies, whose cells a period can have: two without a common one share none."""
    if _of_cookies(period):
        return cookies_of(policy, period)
    return frozenset(p.id for p in _purposes(policy, period))


def _of_cookies(period: RetentionPeriod) -> bool:
    return period.declaration.kind == "cookies" or period.side("cookies").stated


def _cells_within(narrow: Cells, wide: Cells) -> bool:
    """True when each cell of the one is a cell of the other."""
    return all(n in wide and s <= wide[n][0] and d <= wide[n][1] for n, (s, d) in narrow.items())


def _cells_meet(first: tuple[frozenset[str], frozenset[str]], second: tuple[frozenset[str], frozenset[str]]) -> bool:
    return not (first[0].isdisjoint(second[0]) or first[1].isdisjoint(second[1]))


def _stated(period: RetentionPeriod) -> frozenset[str]:
    """The sides that a period states; that of a purpose, or of cookies, states these, whose data are their own."""
    own = {"purpose": {"purposes"}, "cookies": {"cookies"}}
    return frozenset(own.get(period.declaration.kind, period.sides))


def _cells(policy: Policy, period: RetentionPeriod, beside: RetentionPeriod) -> Cells:
    """The cells of a period beside another one.

    Those that do not depend on the other one are found once.
    """
    own = _own_cells(policy, period)
    return _cells_beside(policy, period, beside) if own is None else own


@cached_on_policy
def _own_cells(policy: Policy, period: RetentionPeriod) -> Cells | None:
    """The cells of a period whatever stands beside it; None where that matters."""
    stated = (policy.effective(p, side) for p in _purposes(policy, period) for side in ("subjects", "data"))
    return _cells_beside(policy, period, period) if _of_cookies(period) or all(stated) else None


def _cells_beside(policy: Policy, period: RetentionPeriod, beside: RetentionPeriod) -> Cells:
    if _of_cookies(period):
        return dict.fromkeys(cookies_of(policy, period), COOKIES)
    found: Cells = {}
    for purpose in _purposes(policy, period):
        subjects = _subjects(policy, purpose, period, beside)
        data = _data(policy, purpose, period, beside)
        if subjects and data:
            found[purpose.id] = (subjects, data)
    return found


def _purposes(policy: Policy, period: RetentionPeriod) -> tuple[Purpose, ...]:
    return tuple(p for p in purposes_of(policy, period) if not policy.is_group(p))


def _subjects(policy: Policy, purpose: Purpose, period: RetentionPeriod, beside: RetentionPeriod) -> frozenset[str]:
    members = _members(policy, purpose, "subjects", period, beside)
    return frozenset(m for m in members if subject_coverage(policy, period, m) is Coverage.SURELY)


def _data(policy: Policy, purpose: Purpose, period: RetentionPeriod, beside: RetentionPeriod) -> frozenset[str]:
    members = _members(policy, purpose, "data", period, beside)
    leaves = frozenset(leaf for m in members for leaf in _leaves(policy, m))
    return frozenset(d for d in leaves if datum_coverage(policy, period, d) is Coverage.SURELY)


def _members(
    policy: Policy, purpose: Purpose, side: str, period: RetentionPeriod, beside: RetentionPeriod
) -> frozenset[str]:
    """The members of a side of a purpose.

    Where it states none, those that two periods name and an unnamed one.
    """
    stated = policy.effective(purpose, side)
    return stated.names if stated else period.side(side).names | beside.side(side).names | {UNNAMED}


def _leaves(policy: Policy, name: str) -> frozenset[str]:
    terms = policy.data_terms(name)
    opened = frozenset(t for t in terms if policy.get("data", t) is None)
    return opened or frozenset({name})
