"""contradiction/decision-denied: automated decisions are denied, and one is described."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import broken_finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.broken import broken_by
from polc.model.commitments.conflicts import decisions_against
from polc.model.policy import Policy


@rule("contradiction/decision-denied")
def decision_denied(policy: Policy) -> Iterator[Finding]:
    """Automated decisions are denied, and one is described (Art. 13(2)(f), 22(1))."""
    for found in broken_by(policy, decisions_against):
        yield broken_finding(found, "decision")
