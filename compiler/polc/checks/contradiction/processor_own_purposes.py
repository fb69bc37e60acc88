"""contradiction/processor-own-purposes: a processor uses the data for purposes of its own."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("contradiction/processor-own-purposes")
def processor_own_purposes(policy: Policy) -> Iterator[Finding]:
    """A recipient is called a processor and uses the data for purposes of its own (Art. 4(8), 28(10))."""
    for recipient in policy.all("recipient"):
        role, own = recipient.first("role"), recipient.first("own-purposes")
        if role and own and own.own_listing and "processor" in {word.text for word in role.own_words}:
            yield finding(recipient, own.span, related=(related(role.span, "role"),))
