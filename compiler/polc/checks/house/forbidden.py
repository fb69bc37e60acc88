"""house/forbidden: a house rule forbids what the policy states."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.house._breaches import facts_of, rules
from polc.core.findings import Finding
from polc.model.commitments.broken import flaw
from polc.model.commitments.comparison import conflicts_with
from polc.model.policy import Policy


@rule("house/forbidden")
def forbidden(policy: Policy) -> Iterator[Finding]:
    """The policy states what a house rule forbids."""
    for house_rule in rules(policy):
        for commitment in house_rule.forbidden:
            for conflict in conflicts_with(policy, commitment) if not flaw(commitment) else ():
                yield facts_of(house_rule, conflict.declaration, conflict.span, commitment.span, subject=conflict.label)
