"""wording/not-personal: a text denies that data about persons are personal data."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.wording._told import told
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("wording/not-personal")
def not_personal(policy: Policy) -> Iterator[Finding]:
    """A text says that IP addresses, identifiers, pseudonymised or professional data are no personal data.

    Art. 4(1) and (5); recitals 26 and 30. Silent where it says for whom, or under which condition.
    """
    yield from told(policy, {"person-not": ""})
