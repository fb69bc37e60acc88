"""Promises that the policy does not keep, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polc.checks.engine.finding import finding, related
from polc.core.findings import Fact, Finding, Term
from polc.model.commitments.broken import Broken, broken
from polc.model.policy import Policy


def contradicted(policy: Policy, verbs: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each promise with one of these verbs that something in the policy lies against."""
    for commitment, against in broken(policy, verbs):
        variant = (
            "never"
            if commitment.negative
            else "data"
            if commitment.object_only
            else "by"
            if commitment.condition("by-whom")
            else ""
        )
        yield broken_finding((commitment, against), "against", variant)


def broken_finding(found: Broken, label: str, variant: str = "") -> Finding:
    """Return the finding of a promise, with the places that lie against it under a label of the rule's page."""
    commitment, against = found
    places = tuple(related(b.span, label, other=b.label) for b in against)
    others = tuple({_label_key(b.label): b.label for b in against}.values())
    return finding(commitment.declaration, commitment.span, related=places, variant=variant, others=others)


def _label_key(label: Fact) -> str:
    return label.id if isinstance(label, Term) else str(label)
