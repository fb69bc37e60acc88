"""omission/legal-basis: a purpose has no legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Entry
from polc.model.policy import Policy
from polc.model.purposes import Purpose


@rule("omission/legal-basis")
def legal_basis(policy: Policy) -> Iterator[Finding]:
    """A purpose, or an activity of it, has no legal basis (Art. 13(1)(c), 6(1)).

    A bundle without one is told once for those of its members that have none either. Silent for anonymous purposes, and
    for electronic mail to customers under the exemption from consent, which needs no further basis (C-654/23).
    """
    if policy.header is None:
        return
    lacking = {p.id for p in policy.purposes if _lacks(policy, p)}
    for purpose in policy.purposes:
        if purpose.id in lacking:
            if not _told_above(policy, purpose, lacking) and not _only_some_members(policy, purpose, lacking):
                members = tuple(m.label for m in policy.members(purpose) if m.id in lacking)
                yield finding(purpose.declaration, members=members)
        elif bare := _not_allotted(purpose):
            facts: tuple[Fact, ...] = tuple(e.text or e.name or "" for e in bare)
            places = tuple(related(b.span, "allotted") for b in purpose.bases)
            yield finding(purpose.declaration, bare[0].span, related=places, variant="activity", activities=facts)


def _lacks(policy: Policy, purpose: Purpose) -> bool:
    ancestors = list(policy.ancestors(purpose))
    spared = any(p.anonymous or p.declaration.has("without-consent") for p in ancestors)
    return not policy.bases(purpose) and not spared


def _told_above(policy: Policy, purpose: Purpose, lacking: set[str]) -> bool:
    """True when a bundle that it is part of is itself told."""
    above = (p for p in policy.ancestors(purpose) if p is not purpose)
    return any(p.id in lacking and not _only_some_members(policy, p, lacking) for p in above)


def _only_some_members(policy: Policy, purpose: Purpose, lacking: set[str]) -> bool:
    """True for a bundle that only gathers others, some of which have a basis of their own."""
    return policy.is_group(purpose) and any(m.id not in lacking for m in policy.members(purpose))


def _not_allotted(purpose: Purpose) -> list[Entry]:
    """The activities that no basis is for, where every basis is for activities of this purpose."""
    activities = purpose.activities
    allotted = {n for b in purpose.bases for n in b.allotted.names}
    if not allotted or not all(b.allotted for b in purpose.bases) or not allotted <= activities.names:
        return []
    return [e for e in activities if not (e.name and e.name.text in allotted)]
