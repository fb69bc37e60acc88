"""wording/duty: a text denies a duty of the controller."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.wording._told import told
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.assertions import assertions

LISTS = {
    "duty-breach": "",
    "duty-liability": "liability",
    "duty-officer": "officer",
    "duty-changes": "changes",
    "duty-review": "review",
    "duty-complaint": "complaint",
}
ARRANGEMENT = "arrangement"


@rule("wording/duty")
def duty(policy: Policy) -> Iterator[Finding]:
    """A text denies a duty: to tell of breaches, answer for processors, keep the officer independent, tell of changes.

    Or bars the way to the authority. An arrangement of joint controllers that sends people to one alone (Art. 26(3)).
    """
    yield from told(policy, LISTS)
    for assertion in assertions(policy, "duty-joint"):
        if assertion.statement == ARRANGEMENT:
            yield finding(assertion.declaration, assertion.span, variant="joint", words=assertion.words)
