"""promise/keep: data are kept longer than promised."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import contradicted
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("promise/keep")
def keep(policy: Policy) -> Iterator[Finding]:
    """A stated period is certainly longer than promised, archiving included (Art. 5(1)(e), 13(2)(a))."""
    yield from contradicted(policy, ("keep",))
