"""automation/ai-prohibited: emotions are read at work or in education."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.automation._ai import called, in_use, is_told_as, purposes_of
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("automation/ai-prohibited")
def ai_prohibited(policy: Policy) -> Iterator[Finding]:
    """Emotions are inferred at work or in education (AI Act Art. 5(1)(f)); medical and safety reasons are excepted."""
    for ai in in_use(policy):
        spot = next((e for e in ai.listing("does") if is_told_as(e, "emotion-recognition")), None)
        purposes = purposes_of(policy, ai)
        if spot is None or any(policy.kind_flag(p, "care-or-safety") for p in purposes):
            continue
        places = [p for p in purposes if policy.kind_flag(p, "work-or-school")]
        if places:
            others = tuple(related(p.place, "purpose") for p in places)
            yield finding(ai, spot.span, related=others, ai=called(ai), purpose=places[0].label)
