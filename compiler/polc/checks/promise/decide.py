"""promise/decide: a promise limits automated decisions, and one goes beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import contradicted
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("promise/decide")
def decide(policy: Policy) -> Iterator[Finding]:
    """A solely automated decision is outside what a promise allows (Art. 13(2)(f), 22).

    `contradiction/decision-denied` tells of plain denials.
    """
    yield from contradicted(policy, ("decide",))
