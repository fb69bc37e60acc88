"""contradiction/retention-conflict: two retention periods contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Duration, Period
from polc.core.work_limits import Extent, Limit
from polc.model.memo import cached_on_policy
from polc.model.pairing import pairs
from polc.model.policy import Policy
from polc.model.retention.conflicts import compete, names_of
from polc.model.retention.coverage import every_period
from polc.model.retention.periods import RetentionPeriod

MOST_PAIRS = 10_000
"""The most pairs of periods that are compared: two hundred periods for one purpose, each of another length."""


Shape = tuple[str, bool, bool, int, str]


@rule("contradiction/retention-conflict")
def retention_conflict(policy: Policy) -> Iterator[Finding]:
    """Two periods run from the same event, certainly differ in length, and neither cover is narrower (Art. 13(2)(a)).

    Left out: conditional periods, exceptions (they prevail), periods for an unnamed part of the data, open sides.
    """
    candidates = [(c, p, _comparable_form(p)) for c in every_period(policy) if _firm(c) and (p := _last(c))]
    differ: dict[tuple[Shape, Shape], bool] = {}
    extent = Extent(Limit("retention", MOST_PAIRS))
    for (left, mine, first), (right, theirs, second) in pairs(candidates, lambda c: names_of(policy, c[0])):
        if (first, second) not in differ:
            differ[first, second] = _differ(mine, theirs)
        if not differ[first, second]:
            continue
        extent.add(1)
        shared = compete(policy, left, right)
        if shared:
            yield finding(
                right.declaration, theirs.span, related=(related(mine.span, "other", period=mine),),
                period=theirs, other=mine, shared=_shared_names(policy, shared),
            )  # fmt: skip


def _firm(period: RetentionPeriod) -> bool:
    if period.partial or period.conditional or period.exception or period.declaration.kind == "watchlist":
        return False
    return period.declaration.kind == "cookies" or not any(side.open for side in period.sides.values())


def _last(period: RetentionPeriod) -> Period | None:
    """The last link of a chain where it is a length of time after one named event."""
    last = period.retention_term.periods[-1] if period.retention_term and period.retention_term.periods else None
    return last if last and last.form == "after" and last.duration and len(last.events) == 1 else None


def _comparable_form(period: Period) -> Shape:
    """All of a period that decides whether it differs from another."""
    length = period.duration
    return (
        period.events[0].text,
        period.archived,
        period.at_most,
        length.number if length else 0,
        length.unit if length else "",
    )


def _differ(first: Period, second: Period) -> bool:
    """True when two periods start with the same event and certainly end at different times.

    `at most` sets a ceiling: it is exceeded only by a longer period, and two ceilings do not contradict each other.
    """
    if first.events[0].text != second.events[0].text or first.archived is not second.archived:
        return False
    if first.at_most and second.at_most:
        return False
    mine, theirs = first.duration, second.duration
    if mine is None or theirs is None:
        return False
    if first.at_most:
        return theirs.longer_than(mine)
    if second.at_most:
        return mine.longer_than(theirs)
    return _unequal(mine, theirs)


def _unequal(first: Duration, second: Duration) -> bool:
    return first.longer_than(second) or second.longer_than(first)


@cached_on_policy
def _shared_names(policy: Policy, names: frozenset[str]) -> tuple[Fact, ...]:
    """What to call purposes, or cookies, in a message."""
    found_labels: list[Fact] = []
    for name in sorted(names):
        declared = policy.get("purpose", name) or policy.get("cookies", name)
        found_labels.append(declared.label if declared else name)
    return tuple(found_labels)
