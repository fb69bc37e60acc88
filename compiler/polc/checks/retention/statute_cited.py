"""retention/statute-cited: a period departs from the statute that the policy itself names for the purpose."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.retention._reference import length_finding
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import CoverageCell
from polc.model.retention.covered_cells import covered_cells, covered_purposes, other_periods
from polc.model.retention.lengths import Length, cited_statutes, length
from polc.model.retention.periods import RetentionPeriod
from polc.reference.retention import Reference


@rule("retention/statute-cited")
def statute_cited(policy: Policy) -> Iterator[Finding]:
    """A period is longer or shorter than the statute that is cited with the basis of its purpose lays down.

    A statute that concerns a case or a sector binds whoever cites it: the policy says that it is in that case. Archives
    count, as a statute knows no stages. Silent on periods under a condition, where another period that reaches the same
    data keeps to the statute, and where `retention/below-legal-min` speaks.
    """
    told: set[tuple[str, str]] = set()
    for period in policy.retention_periods:
        if period.retention_term is None or period.partial or period.conditional:
            continue
        for purpose in covered_purposes(policy, period):
            cited = tuple(r for r in cited_statutes(policy, purpose) if r.longest or r.condition)
            for cell in covered_cells(policy, period, purpose) if cited else ():
                for reference in cited:
                    departing = _departing(policy, period, cell, reference, purpose)
                    if departing and (purpose.id, reference.id) not in told:
                        told.add((purpose.id, reference.id))
                        variant = "" if reference.longest else "shorter"
                        yield length_finding(period, departing, reference, (purpose,), variant)


def _departing(
    policy: Policy, period: RetentionPeriod, cell: CoverageCell, reference: Reference, purpose: Purpose
) -> Length | None:
    """The length of a period that departs from a statute for a cell, whatever else reaches the same data."""
    if reference.subjects and not any(policy.subject_within(cell.subject, s) for s in reference.subjects):
        return None
    if reference.data and not any(policy.is_a("data", cell.datum, d) for d in reference.data):
        return None
    terms = [p.retention_term for p in (period, *other_periods(policy, period, purpose, [cell]))]
    lengths = [length(term, archive=True) if term else None for term in terms]
    return lengths[0] if all(lasting and _departs(lasting, reference) for lasting in lengths) else None


def _departs(lasting: Length, reference: Reference) -> bool:
    low, high = reference.length.bounds()
    if reference.longest:
        return lasting.low > high and reference.runs_from(lasting.event)
    return lasting.high < low and reference.may_follow(lasting.event)
