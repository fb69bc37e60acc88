"""automation/ai-high-risk-info: a high-risk AI system rates people who are not said to be told."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.automation._ai import NOTICE, called, flag_of, in_use, purposes_of, says, task_of
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.law import norm
from polc.reference.vocabulary import vocabulary

HIGH_RISK = "ai-act:26(11)"


@rule("automation/ai-high-risk-info")
def ai_high_risk_info(policy: Policy) -> Iterator[Finding]:
    """A system of Annex III rates people, and nothing says that they are told (AI Act Art. 26(11)).

    Advice until the provision applies. A system that rates people profiles them, and so is high-risk in any case
    (Art. 6(3), last subparagraph).
    """
    applies = norm(HIGH_RISK)
    for ai in in_use(policy):
        if says(policy, ai, NOTICE):
            continue
        rating = [e for e in ai.listing("does") if flag_of(e, "evaluates") is True]
        served = [p for p in purposes_of(policy, ai) if _listed(p)]
        spot = next((e for e in rating if served or flag_of(e, "annex-iii")), None)
        if spot is not None:
            severity = "" if applies is None or applies.in_force(policy.as_of) else "advice"
            places = tuple(related(p.place, "purpose") for p in served)
            yield finding(ai, spot.span, related=places, severity=severity, ai=called(ai), task=task_of(spot))


def _listed(purpose: Purpose) -> bool:
    """True when Annex III lists systems that rate people for one of its kinds."""
    return any(vocabulary("purposes").field(word.text, "annex-iii") for word in purpose.kinds.words)
