"""retention/start-missing: a period has no starting point."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.activities import leaves
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.covered_cells import covered_purposes
from polc.model.retention.periods import RetentionPeriod
from polc.reference.vocabulary import vocabulary


@rule("retention/start-missing")
def start_missing(policy: Policy) -> Iterator[Finding]:
    """A length of time is stated without the event from which it runs (Art. 13(2)(a)).

    A later link runs from the end of the one before it, and an exception from the event of its rule. What is recorded
    at one moment, by its purpose or by its nature, is kept from that moment, and trackers live from when they are set.
    """
    for period in policy.retention_periods:
        first = period.retention_term.periods[0] if period.retention_term and period.retention_term.periods else None
        if first is None or first.form != "bare" or (period.exception and _has_start(period)) or _of_trackers(period):
            continue
        reached = covered_purposes(policy, period)
        by_purpose = bool(reached) and all(policy.kind_flag(p, "recorded") for p in reached)
        if not by_purpose and not _all_recorded(policy, period, reached):
            yield finding(period.declaration, first.span, period=first)


def _of_trackers(period: RetentionPeriod) -> bool:
    """True for a period that is about cookies and nothing else."""
    return period.side("cookies").stated and not any(period.side(s).stated for s in ("purposes", "subjects", "data"))


def _has_start(period: RetentionPeriod) -> bool:
    rule = period.declaration.retention_term()
    return rule is not None and any(p.moments for p in rule.periods)


def _all_recorded(policy: Policy, period: RetentionPeriod, reached: tuple[Purpose, ...]) -> bool:
    """True when all the data of a period come into being at one moment, as entries of a log do."""
    stated = period.side("data")
    listings = [stated] if stated.stated else [policy.effective(p, "data") for p in reached]
    names = [name for listing in listings for name in listing.names]
    closed = bool(names) and all(listing.stated and not listing.open for listing in listings)
    terms = {term for name in names for term in leaves(policy, name)}
    return closed and all(vocabulary("data").field(term, "recorded") is True for term in terms)
