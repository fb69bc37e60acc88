"""rights/fee: exercising a right costs something."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("rights/fee")
def fee(policy: Policy) -> Iterator[Finding]:
    """Exercising rights costs something, and not only where the law allows it (Art. 12(5), 15(3)).

    That is for further copies, or for requests that are manifestly unfounded or excessive: `fee … for …`.
    """
    for block in policy.all("rights"):
        for statement in block.all("fee"):
            if statement.own_text and not statement.listing("for"):
                yield finding(block, statement.span, fee=statement.own_text)
