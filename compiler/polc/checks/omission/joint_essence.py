"""omission/joint-essence: joint controllers do not tell how they share their duties."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("omission/joint-essence")
def joint_essence(policy: Policy) -> Iterator[Finding]:
    """Joint controllers do not make the essence of their arrangement available (Art. 26(2), second sentence).

    Either a `joint-control` without `arrangement`, or a recipient that is a joint controller in a policy without any.
    """
    if policy.header is None:
        return
    blocks = policy.all("joint-control")
    for block in blocks:
        if not block.has("arrangement"):
            yield finding(block)
    for recipient in policy.all("recipient"):
        role = recipient.word("role")
        if not blocks and role and role.text == "joint-controller":
            yield finding(recipient, role.span, variant="recipient")
