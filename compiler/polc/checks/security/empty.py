"""security/empty: nothing says how the data are protected."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

DOING = ("recipient", "cookies", "ai")


PROTECTING = ("it-security", "security-logging")


@rule("security/empty")
def empty(policy: Policy) -> Iterator[Finding]:
    """Nothing says how the data are protected (good practice under Art. 32; no item of Art. 13)."""
    if policy.header is None or policy.all("measure"):
        return
    sections = {n for s in policy.all("section") for n in s.listing("kind").names}
    claimed = policy.header.listing("claims").names & {"confidential", "staff-only-access"}
    tasks = (n for kind in DOING for d in policy.all(kind) for n in d.listing("does").names)
    done = any(vocabulary("tasks").is_a(n, "security") for n in tasks)
    purposes = any(policy.is_kind(p, kind) for p in policy.purposes for kind in PROTECTING)
    if not (sections & {"security", "breach"} or claimed or done or purposes):
        yield finding(policy.header)
