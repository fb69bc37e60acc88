"""omission/decision-logic: an automated decision is not explained."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.broken import promised
from polc.model.policy import Policy
from polc.model.scores import denies_all_decisions, unexplained_scores


@rule("omission/decision-logic")
def decision_logic(policy: Policy) -> Iterator[Finding]:
    """A decision stated to be solely automated lacks the logic involved, its effects, or both (Art. 13(2)(f), 22).

    Where the policy does not say that a decision is taken without human involvement, nothing is asked of it here; but
    of scores it has to say whether one follows from them, and says nothing.
    """
    if policy.header is None:
        return
    for decision in policy.all("decision"):
        solely = decision.first("solely")
        missing = [s for s in ("logic", "effects") if not decision.has(s)]
        if solely and missing:
            variant = missing[0] if len(missing) == 1 else ""
            yield finding(decision, related=(related(solely.span, "solely"),), variant=variant)
    if not any(denies_all_decisions(d) for d in promised(policy)):
        for score in unexplained_scores(policy):
            yield finding(score.declaration, score.span, variant="score", severity="warning")
