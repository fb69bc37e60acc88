"""The links of a chain of periods: from when they run, one after the other, and by what criteria. Reads no text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.values import Period
from polc.model.policy import Policy
from polc.model.retention.lengths import periods_of_cookies, purposes_of
from polc.model.retention.periods import Cover


def vague_criterion(policy: Policy) -> Iterator[Finding]:
    """A period is given by criteria that name neither an event nor a norm (Art. 13(2)(a); WP260, annex).

    What ends a period and can be named is an event (`until …`), be it in the author's own words: `criteria` is what is
    left, and with the norm that sets the period it is determined.
    """
    for cover in (*policy.covers, *periods_of_cookies(policy)):
        links = [p for p in cover.chain.periods if p.form == "criteria" and not p.norm] if cover.chain else []
        if links:
            places = tuple(related(p.span, "again") for p in links[1:])
            yield found(cover.declaration, links[0].span, related=places, criteria=links[0])


def start_missing(policy: Policy) -> Iterator[Finding]:
    """A length of time is stated without the event from which it runs (Art. 13(2)(a)).

    A later link runs from the end of the one before it, and an exception from the event of its rule. What is recorded
    at one moment is kept from that moment.
    """
    for cover in policy.covers:
        first = cover.chain.periods[0] if cover.chain and cover.chain.periods else None
        if first is None or first.form != "bare" or (cover.exception and _has_start(cover)):
            continue
        reached = purposes_of(policy, cover)
        if not (reached and all(policy.kind_flag(p, "recorded") for p in reached)):
            yield found(cover.declaration, first.span, period=first)


def empty_stage(policy: Policy) -> Iterator[Finding]:
    """A link of a chain ends no later than the one before it: both run from the same event (Art. 13(2)(a))."""
    for cover in (*policy.covers, *periods_of_cookies(policy)):
        for before, after in pairwise(cover.chain.periods if cover.chain else ()):
            if _never_comes(before, after):
                places = (related(before.span, "before"),)
                yield found(cover.declaration, after.span, related=places, period=after, before=before)


def _has_start(cover: Cover) -> bool:
    rule = cover.declaration.chain()
    return rule is not None and any(p.moments for p in rule.periods)


def _never_comes(before: Period, after: Period) -> bool:
    if before.form != "after" or after.form != "after" or not before.duration or not after.duration:
        return False
    mine, theirs = [w.text for w in before.events], [w.text for w in after.events]
    return bool(mine) and mine == theirs and after.duration.bounds()[1] <= before.duration.bounds()[0]
