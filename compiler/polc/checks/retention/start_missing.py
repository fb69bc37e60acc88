"""retention/start-missing: a period has no starting point."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.retention.covered_cells import covered_purposes
from polc.model.retention.periods import RetentionPeriod


@rule("retention/start-missing")
def start_missing(policy: Policy) -> Iterator[Finding]:
    """A length of time is stated without the event from which it runs (Art. 13(2)(a)).

    A later link runs from the end of the one before it, and an exception from the event of its rule. What is recorded
    at one moment is kept from that moment.
    """
    for cover in policy.covers:
        first = cover.chain.periods[0] if cover.chain and cover.chain.periods else None
        if first is None or first.form != "bare" or (cover.exception and _has_start(cover)):
            continue
        reached = covered_purposes(policy, cover)
        if not (reached and all(policy.kind_flag(p, "recorded") for p in reached)):
            yield finding(cover.declaration, first.span, period=first)


def _has_start(cover: RetentionPeriod) -> bool:
    rule = cover.declaration.chain()
    return rule is not None and any(p.moments for p in rule.periods)
