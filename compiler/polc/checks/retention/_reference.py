"""Stated periods beside the reference periods of statutes and supervisory authorities."""

from __future__ import annotations

from polc.checks.engine.finding import finding, related
from polc.core.findings import Finding, Related
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import CoverageCell
from polc.model.retention.covered_cells import covered_cells, covered_purposes
from polc.model.retention.lengths import Length, concerning
from polc.model.retention.periods import RetentionPeriod
from polc.reference.retention import Reference


@cached_on_policy
def floors(policy: Policy) -> tuple[tuple[RetentionPeriod, Purpose, CoverageCell, Reference], ...]:
    """Every period with the statutes that lay down a shortest one for a cell that it reaches."""
    found_here = []
    kinds = {n for c in policy.controllers for n in c.listing("kind").names}
    for cover in policy.covers:
        if cover.chain is None or cover.partial or cover.conditional:
            continue
        for purpose in covered_purposes(policy, cover):
            for cell in covered_cells(policy, cover, purpose):
                for reference in concerning(policy, purpose, cell, longest=False):
                    bound = reference.binding and not reference.condition and not reference.archived
                    if bound and (not reference.controllers or kinds & reference.controllers):
                        found_here.append((cover, purpose, cell, reference))
    return tuple(found_here)


def length_finding(
    cover: RetentionPeriod, lasting: Length, reference: Reference, purposes: tuple[Purpose, ...], variant: str = ""
) -> Finding:
    places: tuple[Related, ...] = ()
    if cover.declaration.kind != "purpose":
        places = tuple(related(p.place, "purpose", purpose=p.label) for p in purposes)
    return finding(
        cover.declaration, lasting.last.span, related=places, variant=variant, citations=(reference.norm,),
        purposes=tuple(p.label for p in purposes), period=lasting.last, limit=reference.length,
        start=reference.starts, reference=reference.names, written=reference.written,
    )  # fmt: skip
