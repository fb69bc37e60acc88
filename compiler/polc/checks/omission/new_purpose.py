"""omission/new-purpose: nothing says that people are told of a new purpose beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("omission/new-purpose")
def new_purpose(policy: Policy) -> Iterator[Finding]:
    """Nothing says that people are told before their data serve a new purpose (Art. 13(3), 14(4)).

    Silent where the policy says anything of its changes: those announced before they apply include new purposes, and
    those that apply on publication are judged as a clause on changes. A free section on updates may say it in words.
    """
    if policy.header is None or policy.header.has("changes"):
        return
    if not any(s.listing("kind").names & {"updates", "changes"} for s in policy.all("section")):
        yield finding(policy.header)
