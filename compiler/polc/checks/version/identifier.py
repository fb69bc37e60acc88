"""version/identifier: the policy has neither date nor version."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.version._updates import tells_updates
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("version/identifier")
def identifier(policy: Policy) -> Iterator[Finding]:
    """The policy has neither a date nor a version by which one text can be told from another (Art. 5(2)).

    A section on updates may say it in words.
    """
    header = policy.header
    if header is None or header.has("version") or header.has("effective"):
        return
    if not tells_updates(policy):
        yield finding(header)
