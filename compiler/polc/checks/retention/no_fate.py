"""retention/no-fate: nothing says what becomes of the data afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.retention._ends import waits
from polc.core.findings import Finding
from polc.core.values import RetentionTerm
from polc.model.policy import Policy


@rule("retention/no-fate")
def no_fate(policy: Policy) -> Iterator[Finding]:
    """Periods end, and nothing says what becomes of the data then (Art. 5(1)(e)).

    One finding for all such periods. Silent where a section of its own speaks of retention in free text.
    """
    if policy.header is None or any("retention" in s.listing("kind").names for s in policy.all("section")):
        return
    untold = [
        c
        for c in policy.retention_periods
        if c.retention_term and not c.exception and not c.disposal and _ends(c.retention_term)
    ]
    if untold:
        places = tuple(related(c.span, "again") for c in untold[1:])
        yield finding(untold[0].declaration, untold[0].span, related=places, others=len(untold) - 1 or "")


def _ends(retention_term: RetentionTerm) -> bool:
    return bool(retention_term.periods) and not any(
        p.form in ("indefinitely", "none") or waits(p) for p in retention_term.periods
    )
