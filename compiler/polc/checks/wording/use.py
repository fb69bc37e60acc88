"""wording/use: a text leaves purposes or periods without bounds, or watches people in secret."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.assertions import assertions

LISTS = {
    "use-other": "",
    "use-as-long": "as-long",
    "use-covert": "covert",
    "use-anyone": "anyone",
    "use-partners": "partners",
}
PERIODS = frozenset({"criteria", "keep"})
"""Statements that rules on retention read."""


@rule("wording/use")
def use(policy: Policy) -> Iterator[Finding]:
    """A text allows any other purpose or any length of time, or says that people are watched unknown to them.

    Art. 5(1)(a), (b) and (e). Silent where the clause denies it, or says that people are told or asked first.
    """
    for name, variant in LISTS.items():
        for assertion in assertions(policy, name):
            if assertion.statement not in PERIODS:
                yield finding(assertion.declaration, assertion.span, variant=variant, words=assertion.words)
