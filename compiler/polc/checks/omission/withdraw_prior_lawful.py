"""omission/withdraw-prior-lawful: withdrawal is told without what becomes of earlier processing."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.consent import consents
from polc.model.policy import Policy


@rule("omission/withdraw-prior-lawful")
def withdraw_prior_lawful(policy: Policy) -> Iterator[Finding]:
    """The right to withdraw consent is told without what Art. 13(2)(c) adds: earlier processing stays lawful."""
    if policy.header is None or not consents(policy):
        return
    right = policy.rights.get("withdraw-consent")
    if right:
        if not any(case.block.has("earlier-processing-lawful") for case in right.every):
            yield finding(right.declaration)
    elif (block := policy.rights_block) and (word := block.listing("offer").word("withdraw-consent")):
        yield finding(block, word.span)
