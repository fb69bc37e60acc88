"""Promises and general claims that the rest of the policy belies. What lies against them is compared in the model."""

from __future__ import annotations

from polc.checks.engine.finding import found, related
from polc.core.findings import Fact, Finding, Term
from polc.model.commitments.claims import claimed_deeds, denials
from polc.model.commitments.conflicts import Breach
from polc.model.commitments.promises import Deed
from polc.model.policy import Policy


def promised(policy: Policy) -> tuple[Deed, ...]:
    return (*policy.deeds, *claimed_deeds(policy), *denials(policy))


def belied(deed: Deed, against: tuple[Breach, ...], label: str, variant: str = "") -> Finding:
    places = tuple(related(b.span, label, other=b.label) for b in against)
    others = tuple({_key(b.label): b.label for b in against}.values())
    return found(deed.declaration, deed.span, related=places, variant=variant, others=others)


def _key(label: Fact) -> str:
    return label.id if isinstance(label, Term) else str(label)
