"""rights/delay-wrong: a request is answered later than the law allows."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.rights._exercise import REQUESTED
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Duration
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.rights import Right

LIMIT = Duration(1, "month", Span("", 0, 0))


EXTENSION = Duration(2, "month", Span("", 0, 0))


@rule("rights/delay-wrong")
def delay_wrong(policy: Policy) -> Iterator[Finding]:
    """An answer comes later than Art. 12(3) allows: a month, two more where the request is complex.

    A warning where the time is told in words without a figure. A calendar month counts as up to 31 days.
    """
    for declaration, statement in _replies(policy):
        duration = statement.own_duration
        extended = statement.duration("extended")
        if duration is None:
            if statement.own_text:
                yield finding(declaration, statement.span, variant="vague", reply=statement.own_text)
        elif duration.longer_than(LIMIT):
            yield finding(declaration, duration.span, delay=duration)
        elif extended and extended.longer_than(EXTENSION):
            yield finding(declaration, extended.span, variant="extended", delay=extended)


def _replies(policy: Policy) -> Iterator[tuple[Declaration, Declaration]]:
    for block in policy.all("rights"):
        yield from ((block, s) for s in block.all("reply"))
    rights: list[Right] = [r for name, r in policy.rights.items() if name in REQUESTED]
    for right in rights:
        yield from ((right.declaration, s) for case in right.every for s in case.block.all("reply"))
