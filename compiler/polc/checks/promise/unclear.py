"""promise/unclear: a promise can be compared with nothing."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.broken import flaw
from polc.model.policy import Policy


@rule("promise/unclear")
def unclear(policy: Policy) -> Iterator[Finding]:
    """A promise denies and limits at once, or has a limit that does not go with its verb (Art. 12(1))."""
    for commitment in policy.commitments:
        variant = flaw(commitment)
        if variant:
            yield finding(
                commitment.declaration,
                commitment.span,
                variant="" if variant == "both" else variant,
                verb=commitment.verb,
            )
