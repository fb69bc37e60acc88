"""retention/above-reference: a period exceeds the reference for its purpose."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.retention._reference import length_finding
from polc.core.findings import Finding
from polc.model.legal_bases import CONSENT
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.covered_cells import covered_cells, covered_purposes, other_periods
from polc.model.retention.lengths import (
    Length,
    block_of,
    concerning,
    consented,
    length,
)
from polc.model.retention.periods import RetentionPeriod
from polc.reference.retention import Reference

REASON = "justified"
"""The condition of references that hold where reasons are given: a period with its `because` is not judged."""
LAW = ("legal-obligation", "public-task")


@rule("retention/above-reference")
def above_reference(policy: Policy) -> Iterator[Finding]:
    """A period of use is longer than the reference for its purpose, and nothing justifies it (Art. 5(1)(e)).

    Intermediate archiving does not count. `because` justifies, and so does a basis laid down by law or a norm cited
    with it. A period for persons whatever the purpose counts only where all that it reaches has this reference, or
    where the category of persons tells the purpose. Of several references, the most lenient decides.
    """
    for period in policy.retention_periods:
        lasting = length(period.retention_term, archive=False) if period.retention_term and not period.partial else None
        if lasting is None or block_of(period).text("because") or _other_condition(period):
            continue
        purposes = covered_purposes(policy, period)
        limits = [(p, r) for p in purposes if (r := _ceiling(policy, period, p, lasting))]
        named = period.declaration.kind == "purpose" or period.side("purposes").stated or period.side("data").stated
        if limits and (named or len(limits) == len(purposes) or all(r.persons_tell for _, r in limits)):
            reference = min((r for _, r in limits), key=lambda r: r.length.bounds())
            told = tuple(p for p, r in limits if r is reference)
            yield length_finding(period, lasting, reference, told)


def _ceiling(policy: Policy, period: RetentionPeriod, purpose: Purpose, lasting: Length) -> Reference | None:
    """The reference that the period exceeds for some cell of a purpose.

    None where it may keep to one.
    """
    bases = policy.bases(purpose)
    if any(b.norms or any(policy.is_a("legal-bases", b.id, law) for law in LAW) for b in bases):
        return None
    agreed = consented(policy, period, purpose)
    for cell in covered_cells(policy, period, purpose):
        limits = [
            r for r in concerning(policy, purpose, cell, longest=True) if not r.archived and r.condition != REASON
        ]
        mine = [r for r in limits if agreed and r.condition == CONSENT] or [r for r in limits if not r.condition]
        if not mine or not all(_exceeds(lasting, r) for r in limits):
            continue
        others = [] if period.exception else other_periods(policy, period, purpose, [cell])
        kept = [length(c.retention_term, archive=False) if c.retention_term else None for c in others]
        if all(o and any(_exceeds(o, r) for r in mine) for o in kept):
            known = [r for r in mine if r.runs_from(lasting.event)]
            if known:
                return max(known, key=lambda r: r.length.bounds())
    return None


def _exceeds(lasting: Length, reference: Reference) -> bool:
    return lasting.low > reference.length.bounds()[1]


def _other_condition(period: RetentionPeriod) -> bool:
    """True for a period under a condition other than consent."""
    condition = period.retention_term.only_if if period.retention_term else None
    return period.conditional and getattr(condition, "text", "") != CONSENT
