"""Since when a policy applies, and when it is due for review."""

from __future__ import annotations

from datetime import date

from polc.core.calendar import days_after, years_after
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy

YEARS = 2
"""After how many years a text that nobody has touched is due for review: a convention of this project, no law."""


@cached_on_policy
def effective_day(policy: Policy) -> date | None:
    """The day from which the policy says that it applies; None where it states none."""
    word = policy.header.word("effective") if policy.header else None
    try:
        return date.fromisoformat(word.text) if word else None
    except ValueError:
        return None  # an impossible date has its own finding


@cached_on_policy
def review_day(policy: Policy) -> date | None:
    """The first day on which the policy is older than two years.

    None where it states no day.
    """
    day = effective_day(policy)
    if day is None:
        return None
    later = years_after(day, YEARS)
    return days_after(later, 1) if later.day == day.day else later  # 1 March is a day later than 29 February already
