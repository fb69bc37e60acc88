"""version/identifier: the policy has no version."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("version/identifier")
def identifier(policy: Policy) -> Iterator[Finding]:
    """The policy has no version by which one text can be told from another (Art. 5(2))."""
    if policy.header is not None and not policy.header.has("version"):
        yield finding(policy.header)
