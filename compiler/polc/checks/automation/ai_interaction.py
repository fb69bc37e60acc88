"""automation/ai-interaction: nothing says that people know they deal with artificial intelligence."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.automation._ai import NOTICE, called, flag_of, in_use, says
from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Entry
from polc.model.declaration import Declaration
from polc.model.policy import Policy


@rule("automation/ai-interaction")
def ai_interaction(policy: Policy) -> Iterator[Finding]:
    """People deal with artificial intelligence, or are exposed to it, and nothing says that they are told.

    AI Act Art. 50(1) and (3). Silent where it may only be used, and where a note may say it in words.
    """
    for ai in in_use(policy):
        addressed = ai.listing("talks")
        conversing = _entry_with_flag(ai, "converses")
        exposing = _entry_with_flag(ai, "exposes")
        spot = conversing or exposing
        if not (addressed or spot) or addressed.none or says(policy, ai, NOTICE):
            continue
        variant = "" if addressed or conversing else "exposed"
        span = spot.span if spot else addressed.span
        yield finding(ai, span, variant=variant, ai=called(ai))


def _entry_with_flag(ai: Declaration, flag: str) -> Entry | None:
    return next((e for e in ai.listing("does") if flag_of(e, flag) is True), None)
