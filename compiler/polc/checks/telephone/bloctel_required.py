"""telephone/bloctel-required: a telephone number is collected and the opposition register is not mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.telephone._information import REGISTER, cited, noted, notice_finding, numbers_of, uses_of
from polc.core.findings import Finding
from polc.model.direct_marketing import (
    kinds_of_channel,
)
from polc.model.national import national
from polc.model.policy import Policy


@rule("telephone/bloctel-required")
def bloctel_required(policy: Policy) -> Iterator[Finding]:
    """A consumer's telephone number is collected, and no register of opposition is mentioned, where one must be.

    A note on that number, or the norm cited, may be the mention: the rule then says nothing.
    """
    for law in national(policy, "register-notice"):
        collected = numbers_of(policy)
        mentioned = any(REGISTER in kinds_of_channel(policy, c.id) for c in policy.all("channel")) or uses_of(policy)
        if collected and not mentioned and not noted(policy, collected) and not cited(policy, law):
            yield notice_finding(collected, law)
