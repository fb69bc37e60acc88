"""Adequacy decisions relied on: whether one is in force, covers the recipient, and stands alone. Dates are data."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import related
from polc.core.findings import Related
from polc.model.policy import Policy
from polc.model.transfer_tools import ADEQUACY, Destination, Reliance, reliances
from polc.reference.adequacy import Adequacy


def on_adequacy(policy: Policy) -> Iterator[Reliance]:
    return (r for r in reliances(policy) if r.of_kind(ADEQUACY))


def standing(policy: Policy) -> Iterator[tuple[Reliance, Destination, Adequacy]]:
    """Every decision in force that is relied on, once a recipient or transfer."""
    told: set[tuple[object, str]] = set()
    for reliance in on_adequacy(policy):
        for place in reliance.destinations:
            decision = place.covered(reliance.tool, policy.as_of)
            if decision and (reliance.declaration.span, decision.id) not in told:
                told.add((reliance.declaration.span, decision.id))
                yield reliance, place, decision


def places(reliance: Reliance) -> tuple[Related, ...]:
    return tuple(related(s, "again") for s in reliance.again)
