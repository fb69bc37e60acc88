"""basis/ambiguous: alternative legal bases, and nothing says which covers what."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.legal_bases import (
    ground_as_told,
    undecided,
)
from polc.model.policy import Policy


@rule("basis/ambiguous")
def ambiguous(policy: Policy) -> Iterator[Finding]:
    """Alternative bases, and nothing tells which carries what (Art. 13(1)(c), 5(1)(a)): once a statement.

    Silent where the alternatives stand on the same point of Art. 6(1), and where all but one are allotted.
    """
    for purpose in policy.purposes:
        for statement in purpose.declaration.all("basis"):
            bases = tuple(ground_as_told(g.own_words[0], g.own_text) for g in undecided(statement))
            if bases:
                yield finding(purpose.declaration, statement.span, bases=bases)
