"""rights/delay-missing: nothing says when a request is answered."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.rights._exercise import offered
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("rights/delay-missing")
def delay_missing(policy: Policy) -> Iterator[Finding]:
    """Rights are offered, and nothing says when a request is answered (Art. 12(3)): not compulsory in a notice."""
    if policy.header is None or not offered(policy):
        return
    block = policy.rights_block
    stated = [d for d in (block, *(c.block for r in policy.rights.values() for c in r.every)) if d]
    if any(d.has("reply") for d in stated):
        return
    holder = block or next(iter(policy.rights.values())).declaration
    yield finding(holder)
