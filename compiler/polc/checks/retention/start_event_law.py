"""retention/start-event-law: a period of the law is counted from another event than the law’s."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.retention._reference import floors, length_finding
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.model.policy import Policy
from polc.model.retention.covered_cells import other_periods
from polc.model.retention.lengths import length


@rule("retention/start-event-law")
def start_event_law(policy: Policy) -> Iterator[Finding]:
    """A period has the length that a statute lays down, and runs from another event than the statute's.

    From an event that comes before the statute's, the data are deleted too soon: a warning. The event must be named:
    one told in words is taken to be the right one.
    """
    told: set[tuple[Span, str]] = set()
    for period, purpose, cell, reference in floors(policy):
        lasting = length(period.retention_term, archive=True) if period.retention_term else None
        if lasting is None or not reference.starts or (period.span, reference.id) in told:
            continue
        stated = lasting.last.duration
        others = [
            c.retention_term
            for c in other_periods(policy, period, purpose, [cell])
            if c.retention_term and not c.partial
        ]
        right = any((o := length(c, archive=True)) is None or reference.runs_from(o.event) for c in others)
        if stated and stated.same_as(reference.length) and not reference.runs_from(lasting.event) and not right:
            told.add((period.span, reference.id))
            early = "early" if reference.may_follow(lasting.event) else ""
            yield length_finding(period, lasting, reference, (purpose,), early)
