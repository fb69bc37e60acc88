"""retention/empty-stage: a stage of a period is over before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Period
from polc.model.policy import Policy
from polc.model.retention.coverage import every_period


@rule("retention/empty-stage")
def empty_stage(policy: Policy) -> Iterator[Finding]:
    """A link of a chain ends no later than the one before it: both run from the same event (Art. 13(2)(a))."""
    for period in every_period(policy):
        for before, after in pairwise(period.retention_term.periods if period.retention_term else ()):
            if _never_comes(before, after):
                places = (related(before.span, "before"),)
                yield finding(period.declaration, after.span, related=places, period=after, before=before)


def _never_comes(before: Period, after: Period) -> bool:
    if before.form != "after" or after.form != "after" or not before.duration or not after.duration:
        return False
    mine, theirs = [word.text for word in before.events], [word.text for word in after.events]
    return bool(mine) and mine == theirs and after.duration.bounds()[1] <= before.duration.bounds()[0]
