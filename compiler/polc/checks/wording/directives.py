"""wording/directives: a text denies directives for after one’s death."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.wording._told import told
from polc.core.findings import Finding
from polc.model.national import TOLD_RIGHT, national
from polc.model.policy import Policy


@rule("wording/directives")
def directives(policy: Policy) -> Iterator[Finding]:
    """A text denies instructions for after one’s death, where national law gives the right to leave them."""
    if any(national(policy, TOLD_RIGHT)):
        yield from told(policy, {"directives-denied": ""})
