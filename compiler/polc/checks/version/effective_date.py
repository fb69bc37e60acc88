"""version/effective-date: the policy does not say from which day it applies."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.version._updates import tells_updates
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("version/effective-date")
def effective_date(policy: Policy) -> Iterator[Finding]:
    """The policy does not say from which day it applies (Art. 5(2); WP260 on changes to a notice).

    Silent where it has no version either, which is told as one thing. A section on updates may say it in words.
    """
    header = policy.header
    if header is not None and header.has("version") and not header.has("effective") and not tells_updates(policy):
        yield finding(header)
