"""rights/complaint-step: a complaint is open only after another step."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.rights._remedies import COMPLAINT
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.law import norm

PROCEDURE = "eu:2025/2518"
"""From its first day, a cross-border complaint about a right presupposes a request to the controller."""


@rule("rights/complaint-step")
def complaint_step(policy: Policy) -> Iterator[Finding]:
    """A complaint is open only after another step, such as writing to the controller (Art. 77(1) knows none).

    From the day on which Regulation (EU) 2025/2518 applies, such a request comes first in cross-border cases: a prior
    contact is then no longer certainly wrong, while amicable settlement and mediation still are.
    """
    right = policy.rights.get(COMPLAINT)
    if right is None:
        return
    rules = norm(PROCEDURE)
    for case in right.every:
        step = case.block.word("after-step")
        statement = case.block.first("after-step")
        if step is None or statement is None:
            continue
        if step.text == "contact-controller" and rules and rules.in_force(policy.as_of):
            continue
        yield finding(right.declaration, statement.span, step=policy.called(("~steps",), step))
