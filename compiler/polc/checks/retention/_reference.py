"""Stated periods beside the reference periods of statutes and supervisory authorities."""

from __future__ import annotations

from polc.checks.engine.finding import finding, related
from polc.core.findings import Finding, Related
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import CoverageCell
from polc.model.retention.covered_cells import covered_cells, covered_purposes
from polc.model.retention.lengths import Length, cited_statutes, concerning
from polc.model.retention.periods import RetentionPeriod
from polc.reference.retention import Reference


@cached_on_policy
def floors(policy: Policy) -> tuple[tuple[RetentionPeriod, Purpose, CoverageCell, Reference], ...]:
    """Every period with the statutes that lay down a shortest one for a cell that it reaches.

    A statute concerns purposes of its kinds; where there is none, any purpose that cites it with its basis.
    """
    found_here = []
    kinds = {n for c in policy.controllers for n in c.listing("kind").names}
    for period in policy.retention_periods:
        if period.retention_term is None or period.partial or period.conditional:
            continue
        for purpose in covered_purposes(policy, period):
            cited = _cited_floors(policy, purpose)
            for cell in covered_cells(policy, period, purpose):
                for reference in {
                    r.id: r for r in (*concerning(policy, purpose, cell, longest=False), *cited)
                }.values():
                    bound = reference.binding and not reference.condition and not reference.archived
                    if bound and (not reference.controllers or kinds & reference.controllers):
                        found_here.append((period, purpose, cell, reference))
    return tuple(found_here)


def _cited_floors(policy: Policy, purpose: Purpose) -> tuple[Reference, ...]:
    """The statutes that a purpose names, for whatever data, and that no purpose of their own kinds answers."""
    cited = (r for r in cited_statutes(policy, purpose) if not r.longest and not r.data and not r.subjects)
    return tuple(r for r in cited if not any(policy.is_kind(p, kind) for p in policy.purposes for kind in r.kinds))


def length_finding(
    period: RetentionPeriod, lasting: Length, reference: Reference, purposes: tuple[Purpose, ...], variant: str = ""
) -> Finding:
    places: tuple[Related, ...] = ()
    if period.declaration.kind != "purpose":
        places = tuple(related(p.place, "purpose", purpose=p.label) for p in purposes)
    return finding(
        period.declaration, lasting.last.span, related=places, variant=variant, citations=(reference.norm,),
        purposes=tuple(p.label for p in purposes), period=lasting.last, limit=reference.length,
        start=reference.starts, reference=reference.names, written=reference.written,
    )  # fmt: skip
