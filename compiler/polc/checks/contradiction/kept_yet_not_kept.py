"""contradiction/kept-yet-not-kept: data are said not to be kept, and a period for them is stated."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.work_limits import Extent, Limit
from polc.model.policy import Policy
from polc.model.retention.conflicts import compete, names_of
from polc.model.retention.coverage import every_period
from polc.model.retention.periods import RetentionPeriod

MOST_PAIRS = 10_000
"""The most pairs of periods that are compared."""


@rule("contradiction/kept-yet-not-kept")
def kept_yet_not_kept(policy: Policy) -> Iterator[Finding]:
    """`keep none`, and a period for the same data of the same purpose that is not narrower (Art. 13(2)(a))."""
    extent = Extent(Limit("retention", MOST_PAIRS))
    stated = [c for c in every_period(policy) if c.retention_term and not (c.partial or c.conditional or c.exception)]
    for period in stated:
        if not _keeps_nothing(period):
            continue
        for other in stated:
            if _keeps_nothing(other) or names_of(policy, period).isdisjoint(names_of(policy, other)):
                continue
            extent.add(1)
            if compete(policy, period, other):
                yield finding(period.declaration, period.span, related=(related(other.span, "kept"),))
                break


def _keeps_nothing(period: RetentionPeriod) -> bool:
    return period.retention_term is not None and period.retention_term.keeps_nothing
