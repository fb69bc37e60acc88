"""Promises and general claims that the rest of the policy belies. What lies against them is compared in the model."""

from __future__ import annotations

from polc.checks.engine.finding import finding, related
from polc.core.findings import Fact, Finding, Term
from polc.model.commitments.claims import claimed_deeds, denials
from polc.model.commitments.conflicts import Conflict
from polc.model.commitments.promises import Commitment
from polc.model.policy import Policy


def promised(policy: Policy) -> tuple[Commitment, ...]:
    return (*policy.deeds, *claimed_deeds(policy), *denials(policy))


def contradicted(deed: Commitment, against: tuple[Conflict, ...], label: str, variant: str = "") -> Finding:
    places = tuple(related(b.span, label, other=b.label) for b in against)
    others = tuple({_key(b.label): b.label for b in against}.values())
    return finding(deed.declaration, deed.span, related=places, variant=variant, others=others)


def _key(label: Fact) -> str:
    return label.id if isinstance(label, Term) else str(label)
