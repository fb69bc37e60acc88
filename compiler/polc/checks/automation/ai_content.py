"""automation/ai-content: content made by artificial intelligence is not said to be marked."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.automation._ai import called, flag_of, in_use, is_told_as, says, task_of
from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.dated import dated_facts

MARKING = "content-marking"


REVIEWED = "editorial-review"


LEGACY = "ai-act-marking-legacy"


TRANSPARENCY = "ai-act-transparency"


@rule("automation/ai-content")
def ai_content(policy: Policy) -> Iterator[Finding]:
    """Content that artificial intelligence makes is not said to be marked as such (AI Act Art. 50(2) and (4)).

    Whoever offers a generator under its own name marks what it makes: at once, or from the day set for older systems
    where the system may be one. Texts reviewed under editorial responsibility need no mark.
    """
    for ai in in_use(policy):
        if says(policy, ai, MARKING):
            continue
        for entry in ai.listing("does"):
            who = flag_of(entry, "generates")
            reviewed = is_told_as(entry, "public-interest-texts") and says(policy, ai, REVIEWED)
            if who == "deployer" and not reviewed:
                yield finding(ai, entry.span, ai=called(ai), content=task_of(entry))
                break
            if who == "provider" and (_holds_from_transparency_day(ai) or dated_facts()[LEGACY].holds(policy.as_of)):
                yield finding(ai, entry.span, variant="provider", ai=called(ai), content=task_of(entry))
                break


def _holds_from_transparency_day(ai: Declaration) -> bool:
    """True when the block says that it holds from the day on which the duties of transparency apply, or later."""
    start = ai.node.when.start if ai.node.when else None
    return start is not None and start.text >= dated_facts()[TRANSPARENCY].day.isoformat()
