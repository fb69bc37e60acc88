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
    for deed in policy.deeds:
        variant = flaw(deed)
        if variant:
            yield finding(deed.declaration, deed.span, variant="" if variant == "both" else variant, verb=deed.verb)
