"""automation/watchlist: a list with consequences for people is not explained."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("automation/watchlist")
def watchlist(policy: Policy) -> Iterator[Finding]:
    """A watch list is told of without what leads to an entry, what follows from it, or how to contest it.

    Art. 13(2)(f), 22(3), Recital 71. The right to a human review, where the policy offers it, is a way to contest.
    """
    if policy.header is None:
        return
    for block in policy.all("watchlist"):
        entry = block.has("criteria") or block.has("logic")
        effects = block.has("effects")
        contest = bool(block.listing("review")) or policy.offers("human-review")
        if not (entry and effects and contest):
            yield finding(
                block,
                entry=_missing_fact(entry),
                effects=_missing_fact(effects),
                contest=_missing_fact(contest),
                and_effects=_missing_fact(entry or effects),
                and_contest=_missing_fact(contest or (entry and effects)),
            )


def _missing_fact(told: bool) -> str:  # noqa: FBT001 - one fact, told or not
    """The fact on which a part of the message depends: empty where nothing is missing."""
    return "" if told else "missing"
