"""retention/below-legal-min: data are deleted before the law allows it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.retention._reference import floors, length_finding
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import UNNAMED, CoverageCell
from polc.model.retention.covered_cells import other_periods
from polc.model.retention.lengths import Length, length
from polc.model.retention.periods import RetentionPeriod
from polc.reference.retention import Reference


@rule("retention/below-legal-min")
def below_legal_min(policy: Policy) -> Iterator[Finding]:
    """A period, archiving included, ends before the shortest that a statute lays down for the purpose.

    Only where nothing that the policy states can reach the same data for longer, and where the period runs from an
    event that the start of the statute can follow. References with a condition or for a sector never accuse. Of several
    statutes that one period falls short of, the one that asks for most is told.
    """
    told: set[tuple[str, str]] = set()
    short: dict[tuple[str, Span], tuple[RetentionPeriod, Purpose, Length, Reference]] = {}
    for period, purpose, cell, reference in floors(policy):
        lasting = length(period.retention_term, archive=True) if period.retention_term else None
        if lasting is None or (purpose.id, reference.id) in told or not _too_short(lasting, reference):
            continue
        # a statute about certain data is kept by a period for these; one about a purpose, by any period of it
        affected = [cell if reference.data else CoverageCell(cell.subject, cell.purpose, UNNAMED)]
        conflicting = other_periods(policy, period, purpose, affected)
        others = [length(c.retention_term, archive=True) if c.retention_term else None for c in conflicting]
        if all(o and _too_short(o, reference) and o.high <= lasting.high for o in others):
            told.add((purpose.id, reference.id))
            known = short.get((purpose.id, period.span))
            if known is None or known[3].length.bounds() < reference.length.bounds():
                short[purpose.id, period.span] = period, purpose, lasting, reference
    for period, purpose, lasting, reference in short.values():
        yield length_finding(period, lasting, reference, (purpose,))


def _too_short(lasting: Length, reference: Reference) -> bool:
    return lasting.high < reference.length.bounds()[0] and reference.may_follow(lasting.event)
