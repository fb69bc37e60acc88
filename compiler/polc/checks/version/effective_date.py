"""version/effective-date: the policy does not say from which day it applies."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("version/effective-date")
def effective_date(policy: Policy) -> Iterator[Finding]:
    """The policy does not say from which day it applies (Art. 5(2); WP260 on changes to a notice).

    A section on updates may say it in words.
    """
    if policy.header is None or policy.header.has("effective"):
        return
    if not any(s.listing("kind").names & {"updates", "changes"} for s in policy.all("section")):
        yield finding(policy.header)
