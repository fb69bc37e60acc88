"""Promises that can be compared with nothing, because of how they are put. Reads no text."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import flaw
from polc.checks.engine.finding import found
from polc.core.findings import Finding
from polc.model.policy import Policy


def unclear(policy: Policy) -> Iterator[Finding]:
    """A promise denies and limits at once, or has a limit that does not go with its verb (Art. 12(1))."""
    for deed in policy.deeds:
        variant = flaw(deed)
        if variant:
            yield found(deed.declaration, deed.span, variant="" if variant == "both" else variant, verb=deed.verb)
