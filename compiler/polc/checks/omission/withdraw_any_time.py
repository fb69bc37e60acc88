"""omission/withdraw-any-time: withdrawal is told without saying that it is open at any time."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.consent import consents
from polc.model.policy import Policy


@rule("omission/withdraw-any-time")
def withdraw_any_time(policy: Policy) -> Iterator[Finding]:
    """The right to withdraw consent has a statement of its own that leaves out "at any time" (Art. 13(2)(c)).

    Silent where the right is only one of those offered: `omission/withdraw-prior-lawful` asks for that statement.
    """
    right = policy.rights.get("withdraw-consent")
    if policy.header is None or right is None or not consents(policy):
        return
    if not any(case.block.has("at-any-time") for case in right.every):
        yield finding(right.declaration)
