"""contradiction/decision-denied: automated decisions are denied, and one is described."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import broken_finding
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.broken import broken_by, promised
from polc.model.commitments.conflicts import decisions_against
from polc.model.policy import Policy
from polc.model.scores import denies_all_decisions, unexplained_scores


@rule("contradiction/decision-denied")
def decision_denied(policy: Policy) -> Iterator[Finding]:
    """Automated decisions are denied, and one is described, or persons are scored (Art. 13(2)(f), 22(1)).

    Beside a score the denial may be true, where a person decides: a warning, as the policy does not say so (C-634/21).
    """
    described = tuple(broken_by(policy, decisions_against))
    for found in described:
        yield broken_finding(found, "decision")
    belied = [commitment.span for commitment, _ in described]
    scores = tuple(unexplained_scores(policy))
    for commitment in promised(policy) if scores else ():
        if commitment.span not in belied and denies_all_decisions(commitment):
            yield finding(
                commitment.declaration,
                commitment.span,
                related=tuple(related(s.span, "score") for s in scores),
                variant="score",
                severity="warning",
                others=tuple(s.label for s in scores),
            )
