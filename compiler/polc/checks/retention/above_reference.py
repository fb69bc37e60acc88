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

LAW = ("legal-obligation", "public-task")


@rule("retention/above-reference")
def above_reference(policy: Policy) -> Iterator[Finding]:
    """A period of use is longer than the reference for its purpose, and nothing justifies it (Art. 5(1)(e)).

    Intermediate archiving does not count. `because` justifies, and so does a basis laid down by law or a norm cited
    with it. A period for persons whatever the purpose counts only where all that it reaches has this reference, or
    where the category of persons tells the purpose. Of several references, the most lenient decides.
    """
    for cover in policy.covers:
        lasting = length(cover.chain, archive=False) if cover.chain and not cover.partial else None
        if lasting is None or block_of(cover).text("because") or _other_condition(cover):
            continue
        purposes = covered_purposes(policy, cover)
        limits = [(p, r) for p in purposes if (r := _ceiling(policy, cover, p, lasting))]
        named = cover.declaration.kind == "purpose" or cover.side("purposes").stated or cover.side("data").stated
        if limits and (named or len(limits) == len(purposes) or all(r.persons_tell for _, r in limits)):
            reference = min((r for _, r in limits), key=lambda r: r.length.bounds())
            told = tuple(p for p, r in limits if r is reference)
            yield length_finding(cover, lasting, reference, told)


def _ceiling(policy: Policy, cover: RetentionPeriod, purpose: Purpose, lasting: Length) -> Reference | None:
    """The reference that the period exceeds for some cell of a purpose; None where it may keep to one."""
    bases = policy.bases(purpose)
    if any(b.norms or any(policy.is_a("legal-bases", b.id, law) for law in LAW) for b in bases):
        return None
    agreed = consented(policy, cover, purpose)
    for cell in covered_cells(policy, cover, purpose):
        limits = [r for r in concerning(policy, purpose, cell, longest=True) if not r.archived]
        mine = [r for r in limits if agreed and r.condition == CONSENT] or [r for r in limits if not r.condition]
        if not mine or not all(_exceeds(lasting, r) for r in limits):
            continue
        others = [] if cover.exception else other_periods(policy, cover, purpose, [cell])
        kept = [length(c.chain, archive=False) if c.chain else None for c in others]
        if all(o and any(_exceeds(o, r) for r in mine) for o in kept):
            known = [r for r in mine if r.runs_from(lasting.event)]
            if known:
                return max(known, key=lambda r: r.length.bounds())
    return None


def _exceeds(lasting: Length, reference: Reference) -> bool:
    return lasting.low > reference.length.bounds()[1]


def _other_condition(cover: RetentionPeriod) -> bool:
    """True for a period under a condition other than consent."""
    condition = cover.chain.only_if if cover.chain else None
    return cover.conditional and getattr(condition, "text", "") != CONSENT
