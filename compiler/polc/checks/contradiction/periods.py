"""Two retention periods for the same thing. Which cells they share is a fact of the model; no text is read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from polc.checks.finding import found, related
from polc.model.overlap import Cell, compete
from polc.model.policy import Policy
from polc.model.retention import Cover
from polc.text.finding import Fact, Finding
from polc.text.values import Duration, Entry, Listing, Period


def retention_conflict(policy: Policy) -> Iterator[Finding]:
    """Two periods run from the same event, certainly differ in length, and neither cover is narrower (Art. 13(2)(a)).

    Left out: conditional periods, exceptions (they prevail), periods for an unnamed part of the data, open sides.
    """
    candidates = [(c, p) for c in (*policy.covers, *_of_cookies(policy)) if _firm(c) and (p := _last(c))]
    for (one, mine), (other, theirs) in combinations(candidates, 2):
        if not _differ(mine, theirs):
            continue
        shared = compete(policy, one, other)
        if shared:
            yield found(
                other.declaration, theirs.span, related=(related(mine.span, "other", period=mine),),
                period=theirs, other=mine, shared=_shared(policy, shared),
            )  # fmt: skip


def _of_cookies(policy: Policy) -> Iterator[Cover]:
    for block in policy.all("cookies"):
        chain, name = block.chain(), block.node.name
        if chain and name:
            alone = Listing((Entry(name.span, name),), name.span)
            yield Cover(block, {"cookies": alone}, chain, block.fates(), chain.span, conditional=bool(chain.only_if))


def _firm(cover: Cover) -> bool:
    if cover.some or cover.conditional or cover.exception or cover.declaration.kind == "watchlist":
        return False
    return not any(side.open for side in cover.sides.values())


def _last(cover: Cover) -> Period | None:
    """The last link of a chain where it is a length of time after one named event."""
    last = cover.chain.periods[-1] if cover.chain and cover.chain.periods else None
    return last if last and last.form == "after" and last.duration and len(last.events) == 1 else None


def _differ(one: Period, other: Period) -> bool:
    """True when two periods start with the same event and certainly end at different times.

    `at most` sets a ceiling: it is exceeded only by a longer period, and two ceilings do not contradict each other.
    """
    if one.events[0].text != other.events[0].text or one.archived is not other.archived:
        return False
    if one.at_most and other.at_most:
        return False
    mine, theirs = one.duration, other.duration
    if mine is None or theirs is None:
        return False
    if one.at_most:
        return theirs.longer_than(mine)
    if other.at_most:
        return mine.longer_than(theirs)
    return _unequal(mine, theirs)


def _unequal(one: Duration, other: Duration) -> bool:
    return one.longer_than(other) or other.longer_than(one)


def _shared(policy: Policy, cells: frozenset[Cell]) -> tuple[Fact, ...]:
    """What to call the cells in a message: their purposes, or their cookies."""
    names = sorted({c[0] for c in cells})
    found_labels: list[Fact] = []
    for name in names:
        declared = policy.get("purpose", name) or policy.get("cookies", name)
        found_labels.append(declared.label if declared else name)
    return tuple(found_labels)
