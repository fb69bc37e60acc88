"""retention/never-kept: data are kept that may not be kept at all."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.retention._reference import length_finding
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.retention.covered_cells import covered_cells, covered_purposes
from polc.model.retention.lengths import length
from polc.reference.retention import references


@rule("retention/never-kept")
def never_kept(policy: Policy) -> Iterator[Finding]:
    """A period, archived or not, reaches data that may not be kept once they have served, such as a card's code.

    Whatever the period runs from, and whatever wider reference allows for data of that kind.
    """
    never = [r for r in references() if r.fields.get("never") and policy.applies(r.law) and r.in_force(policy.as_of)]
    told: set[tuple[str, str]] = set()
    for period in policy.retention_periods if never else ():
        lasting = length(period.retention_term, archive=True) if period.retention_term else None
        if lasting is None or lasting.high == 0:
            continue
        for purpose in covered_purposes(policy, period):
            cells = covered_cells(policy, period, purpose)
            for reference in never:
                kept = any(policy.is_a("data", cell.datum, d) for cell in cells for d in reference.data)
                if kept and (purpose.id, reference.id) not in told:
                    told.add((purpose.id, reference.id))
                    yield length_finding(period, lasting, reference, (purpose,))
