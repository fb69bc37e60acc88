"""transfer/adequacy-ending: the adequacy decision relied on ends within six months."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.transfer._adequacy import places, standing
from polc.core.calendar import days_after
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.transfer_tools import ADEQUACY

SOON = 180
"""How many days before its end a decision is told to be ending: the time to negotiate and sign another tool."""


@rule("transfer/adequacy-ending")
def adequacy_ending(policy: Policy) -> Iterator[Finding]:
    """The decision on which a transfer rests alone ends within six months (Art. 45(3))."""
    for reliance, place, decision in standing(policy):
        if decision.ends and decision.ends <= days_after(policy.as_of, SOON) and reliance.alone(ADEQUACY):
            yield finding(
                reliance.declaration, reliance.word.span, related=places(reliance), citations=(decision.act,),
                places=(place.label,), ends=decision.ends,
            )  # fmt: skip
