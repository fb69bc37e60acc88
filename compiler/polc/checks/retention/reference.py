"""Stated periods beside the reference periods of statutes and supervisory authorities. Knows no figure itself."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding, Related
from polc.core.sources import Span
from polc.model.memo import view
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.lengths import (
    CONSENT,
    UNNAMED,
    Cell,
    Length,
    beside,
    block_of,
    cells,
    concerning,
    consented,
    length,
    purposes_of,
)
from polc.model.retention.periods import Cover
from polc.reference.retention import Reference

LAW = ("legal-obligation", "public-task")


def above_reference(policy: Policy) -> Iterator[Finding]:
    """A period of use is longer than the reference for its purpose, and nothing justifies it (Art. 5(1)(e)).

    Intermediate archiving does not count. `because` justifies, and so does a basis laid down by law or a norm cited
    with it. A period for persons whatever the purpose counts only where all that it reaches has this reference, or
    where the category of persons tells the purpose. Of several references, the most lenient decides.
    """
    for cover in policy.covers:
        lasting = length(cover.chain, archive=False) if cover.chain and not cover.some else None
        if lasting is None or block_of(cover).text("because") or _other_condition(cover):
            continue
        purposes = purposes_of(policy, cover)
        limits = [(p, r) for p in purposes if (r := _ceiling(policy, cover, p, lasting))]
        named = cover.declaration.kind == "purpose" or cover.side("purposes").stated or cover.side("data").stated
        if limits and (named or len(limits) == len(purposes) or all(r.persons_tell for _, r in limits)):
            reference = min((r for _, r in limits), key=lambda r: r.length.bounds())
            told = tuple(p for p, r in limits if r is reference)
            yield _finding(cover, lasting, reference, told)


def below_legal_min(policy: Policy) -> Iterator[Finding]:
    """A period, archiving included, ends before the shortest that a statute lays down for the purpose.

    Only where nothing that the policy states can reach the same data for longer, and where the period runs from an
    event that the start of the statute can follow. References with a condition or for a sector never accuse.
    """
    told: set[tuple[str, str]] = set()
    for cover, purpose, cell, reference in _floors(policy):
        lasting = length(cover.chain, archive=True) if cover.chain else None
        if lasting is None or (purpose.id, reference.id) in told or not _too_short(lasting, reference):
            continue
        # a statute about certain data is kept by a period for these; one about a purpose, by any period of it
        affected = [cell if reference.data else (cell[0], UNNAMED)]
        others = [length(c.chain, archive=True) if c.chain else None for c in beside(policy, cover, purpose, affected)]
        if all(o and _too_short(o, reference) and o.high <= lasting.high for o in others):
            told.add((purpose.id, reference.id))
            yield _finding(cover, lasting, reference, (purpose,))


def start_event_law(policy: Policy) -> Iterator[Finding]:
    """A period has the length that a statute lays down, and runs from another event than the statute's.

    The event must be named: one told in words is taken to be the right one.
    """
    told: set[tuple[Span, str]] = set()
    for cover, purpose, cell, reference in _floors(policy):
        lasting = length(cover.chain, archive=True) if cover.chain else None
        if lasting is None or not reference.starts or (cover.span, reference.id) in told:
            continue
        stated = lasting.last.duration
        others = [c.chain for c in beside(policy, cover, purpose, [cell]) if c.chain and not c.some]
        right = any((o := length(c, archive=True)) is None or reference.runs_from(o.event) for c in others)
        if stated and stated.same_as(reference.length) and not reference.runs_from(lasting.event) and not right:
            told.add((cover.span, reference.id))
            yield _finding(cover, lasting, reference, (purpose,))


def _ceiling(policy: Policy, cover: Cover, purpose: Purpose, lasting: Length) -> Reference | None:
    """The reference that the period exceeds for some cell of a purpose; None where it may keep to one."""
    bases = policy.bases(purpose)
    if any(b.norms or any(policy.is_a("legal-bases", b.id, law) for law in LAW) for b in bases):
        return None
    agreed = consented(policy, cover, purpose)
    for cell in cells(policy, cover, purpose):
        limits = [r for r in concerning(policy, purpose, cell, longest=True) if not r.archived]
        mine = [r for r in limits if agreed and r.condition == CONSENT] or [r for r in limits if not r.condition]
        if not mine or not all(_exceeds(lasting, r) for r in limits):
            continue
        others = [] if cover.exception else beside(policy, cover, purpose, [cell])
        kept = [length(c.chain, archive=False) if c.chain else None for c in others]
        if all(o and any(_exceeds(o, r) for r in mine) for o in kept):
            known = [r for r in mine if r.runs_from(lasting.event)]
            if known:
                return max(known, key=lambda r: r.length.bounds())
    return None


@view
def _floors(policy: Policy) -> tuple[tuple[Cover, Purpose, Cell, Reference], ...]:
    """Every period with the statutes that lay down a shortest one for a cell that it reaches."""
    found_here = []
    kinds = {n for c in policy.controllers for n in c.listing("kind").names}
    for cover in policy.covers:
        if cover.chain is None or cover.some or cover.conditional:
            continue
        for purpose in purposes_of(policy, cover):
            for cell in cells(policy, cover, purpose):
                for reference in concerning(policy, purpose, cell, longest=False):
                    bound = reference.binding and not reference.condition and not reference.archived
                    if bound and (not reference.controllers or kinds & reference.controllers):
                        found_here.append((cover, purpose, cell, reference))
    return tuple(found_here)


def _exceeds(lasting: Length, reference: Reference) -> bool:
    return lasting.low > reference.length.bounds()[1]


def _too_short(lasting: Length, reference: Reference) -> bool:
    return lasting.high < reference.length.bounds()[0] and reference.may_follow(lasting.event)


def _other_condition(cover: Cover) -> bool:
    """True for a period under a condition other than consent."""
    condition = cover.chain.only_if if cover.chain else None
    return cover.conditional and getattr(condition, "text", "") != CONSENT


def _finding(cover: Cover, lasting: Length, reference: Reference, purposes: tuple[Purpose, ...]) -> Finding:
    places: tuple[Related, ...] = ()
    if cover.declaration.kind != "purpose":
        places = tuple(related(p.place, "purpose", purpose=p.label) for p in purposes)
    return found(
        cover.declaration, lasting.last.span, related=places, citations=(reference.norm,),
        purposes=tuple(p.label for p in purposes), period=lasting.last, limit=reference.length,
        start=reference.starts, reference=reference.names,
    )  # fmt: skip
