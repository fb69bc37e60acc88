"""wording/sensitive: a text tells of special categories of data that the policy does not state."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.wording._told import told
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.special_categories import SPECIAL, sensitive_within


@rule("wording/sensitive")
def sensitive(policy: Policy) -> Iterator[Finding]:
    """A text says that religion, health, union membership and the like are asked for, and no data of the policy are.

    Art. 9(1), 13(1)(c). Silent where any data of these categories are declared, since rules on conditions read them.
    """
    if not any(sensitive_within(policy, data, SPECIAL) for data in policy.all("data")):
        yield from told(policy, {"sensitive-told": ""})
