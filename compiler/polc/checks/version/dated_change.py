"""version/dated-change: the text has changed since the day it bears."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.application_dates import effective_day
from polc.model.policy import Policy
from polc.model.unpublished import UNPUBLISHED
from polc.syntax.tree import Node


@rule("version/dated-change")
def dated_change(policy: Policy) -> Iterator[Finding]:
    """A statement began to hold after the day from which the policy says that it applies (Art. 5(2)).

    So the text of today is younger than the date it bears. One finding a policy, at its latest change.
    """
    day = effective_day(policy)
    if policy.header is None or day is None:
        return
    dated = (node for d, nodes in policy.nodes if d.kind not in UNPUBLISHED for node in nodes if node.when)
    begun = [(start, node) for node in dated if (start := _start(node))]
    later = sorted((x for x in begun if day < x[0] <= policy.as_of), key=lambda x: x[0])
    statement = policy.header.first("effective")
    if later and statement is not None:
        start, node = later[-1]
        place = node.when.span if node.when else node.span
        yield finding(policy.header, statement.span, related=(related(place, "change"),), day=day, start=start)


def _start(node: Node) -> date | None:
    start: Word | None = node.when.start if node.when else None
    try:
        return date.fromisoformat(start.text) if start else None
    except ValueError:
        return None  # an impossible date has its own finding
