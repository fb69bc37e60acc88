"""version/stale: the policy is older than two years."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.application_dates import effective_day, review_day
from polc.model.policy import Policy


@rule("version/stale")
def stale(policy: Policy) -> Iterator[Finding]:
    """The policy has applied unchanged for longer than two years (Art. 5(2), 24(1): measures are reviewed)."""
    day, due = effective_day(policy), review_day(policy)
    if policy.header is None or day is None or due is None or policy.as_of < due:
        return
    statement = policy.header.first("effective")
    yield finding(policy.header, statement.span if statement else None, day=day)
