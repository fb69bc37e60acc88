"""wording/withheld: a text keeps secret what people must be told."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.wording._told import told
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.assertions import assertions

LOGIC = frozenset({"logic", "criteria"})


@rule("wording/withheld")
def withheld(policy: Policy) -> Iterator[Finding]:
    """The logic of a decision or a list is called secret, or a text keeps the recipients to itself.

    Art. 13(2)(f), 13(1)(e); a trade secret does not allow it as such (C-203/22). Silent where factors are told.
    """
    for assertion in assertions(policy, "withheld-logic"):
        if assertion.statement in LOGIC and assertion.declaration.kind in ("decision", "watchlist"):
            yield finding(assertion.declaration, assertion.span, words=assertion.words)
    yield from told(policy, {"withheld-recipients": "recipients"})
