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
from polc.reference.retention import references
from polc.reference.vocabulary import vocabulary


@rule("retention/start-event-law")
def start_event_law(policy: Policy) -> Iterator[Finding]:
    """A period has the length that a statute lays down, and runs from another event than the statute's.

    From an event that comes before the statute's, the data are deleted too soon: a warning. The event must be named:
    one told in words is taken to be the right one. Documents of single dealings that are kept for that length from the
    last dealing stay as long as the person comes back.
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
    yield from _renewed(policy, told)


def _renewed(policy: Policy, told: set[tuple[Span, str]]) -> Iterator[Finding]:
    """The periods for documents of single dealings that begin anew with each dealing."""
    known = [
        r for r in references() if r.documents and r.binding and policy.applies(r.law) and r.in_force(policy.as_of)
    ]
    kinds = {n for c in policy.controllers for n in c.listing("kind").names}
    for period in policy.retention_periods if known else ():
        lasting = length(period.retention_term, archive=True) if period.retention_term else None
        stated = lasting.last.duration if lasting else None
        if lasting is None or stated is None or vocabulary("events").field(lasting.event, "renewed") is not True:
            continue
        held = policy.data_parts(tuple(word.text for word in period.side("data").words))
        for reference in known:
            documents = any(policy.is_a("data", datum, d) for datum in held for d in reference.documents)
            bound = not reference.controllers or kinds & reference.controllers
            same = stated.same_as(reference.length)
            if documents and bound and same and (period.span, reference.id) not in told:
                yield length_finding(period, lasting, reference, (), "renewed")
