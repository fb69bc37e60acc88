"""contradiction/decision-denied: automated decisions are denied, and one is described."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.contradiction._promises import contradicted, promised
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.conflicts import decisions_against
from polc.model.policy import Policy


@rule("contradiction/decision-denied")
def decision_denied(policy: Policy) -> Iterator[Finding]:
    """Automated decisions are denied, and one is described (Art. 13(2)(f), 22(1))."""
    for deed in promised(policy):
        against = tuple(decisions_against(policy, deed))
        if against:
            yield contradicted(deed, against, "decision")
