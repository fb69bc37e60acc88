"""basis/acceptance-as-consent: use of the site is taken for acceptance of the policy."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy

USE = "use"


@rule("basis/acceptance-as-consent")
def acceptance_as_consent(policy: Policy) -> Iterator[Finding]:
    """Use of the site is said to be acceptance of the policy (Art. 4(11), 7(2); C-673/17).

    A notice informs and is not accepted; mere use is no clear affirmative act.
    """
    accepted = policy.header.first("accepted") if policy.header else None
    if policy.header and accepted and any(word.text == USE for word in accepted.own_words):
        yield finding(policy.header, accepted.span)
