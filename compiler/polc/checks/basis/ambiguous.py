"""basis/ambiguous: alternative legal bases, and nothing says which covers what."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.model.declaration import Declaration
from polc.model.legal_bases import (
    ground_as_told,
    unallotted,
    undecided,
)
from polc.model.policy import Policy


@rule("basis/ambiguous")
def ambiguous(policy: Policy) -> Iterator[Finding]:
    """Several bases, and nothing tells which carries what (Art. 13(1)(c), 5(1)(a)): alternatives, or statements.

    Silent where they stand on the same point of Art. 6(1), and where all but one are allotted.
    """
    for purpose in policy.purposes:
        alternatives = [(s, grounds) for s in purpose.declaration.all("basis") if (grounds := undecided(s))]
        for statement, grounds in alternatives:
            yield finding(purpose.declaration, statement.span, bases=_ground_names(grounds))
        several = () if alternatives else unallotted(purpose.declaration)
        if several:
            yield finding(
                purpose.declaration,
                several[0].span,
                related=tuple(related(g.span, "too") for g in several[1:]),
                variant="several",
                bases=_ground_names(several),
            )


def _ground_names(grounds: tuple[Declaration, ...]) -> tuple[Fact, ...]:
    return tuple(ground_as_told(g.own_words[0], g.own_text) for g in grounds)
