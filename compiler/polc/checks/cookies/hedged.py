"""cookies/hedged: cookies “may” be placed."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.trackers import label


@rule("cookies/hedged")
def hedged(policy: Policy) -> Iterator[Finding]:
    """Trackers may be placed, and the policy does not say whether they are (Art. 12(1); WP260 § 13)."""
    for block in policy.all("cookies"):
        statement = block.first("possible")
        if statement:
            yield finding(block, statement.span, cookies=label(block))
