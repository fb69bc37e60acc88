"""Whether a period for some data means the same data of persons whom nobody had in mind.

`covers data identity` means the names of those whose identity the policy uses. The names in the address book of a
telephone are those of others: that both categories hold first names makes no period for them.
"""

from __future__ import annotations

from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.periods import RetentionPeriod


@cached_on_policy
def means_others(policy: Policy, period: RetentionPeriod, purpose: Purpose, subject: str) -> bool:
    """True where a period reaches a purpose by words that two categories share, and a person by nothing at all.

    The period names categories of data and neither purposes nor persons; the purpose uses none of these categories; and
    those who do use them state their persons, none of whom is the subject.
    """
    categories = _categories(policy, period)
    if not categories or not subject or _uses(policy, purpose, categories) is not False:
        return False
    users = [p for p in policy.purposes if p is not purpose and _uses(policy, p, categories)]
    persons = [policy.effective(p, "subjects") for p in users]
    if not persons or any(not listing.stated or listing.open for listing in persons):
        return False
    names = {name for listing in persons for name in listing.names}
    return not any(policy.subject_within(subject, n) or policy.subject_within(n, subject) for n in names)


def _categories(policy: Policy, period: RetentionPeriod) -> frozenset[str]:
    """The declared categories that a period names, where it names nothing else.

    Empty where it does.
    """
    data = period.side("data")
    if (
        period.declaration.kind != "retention"
        or data.open
        or any(period.side(s).stated for s in ("purposes", "subjects"))
    ):
        return frozenset()
    return data.names if all(policy.get("data", name) for name in data.names) else frozenset()


def _uses(policy: Policy, purpose: Purpose, categories: frozenset[str]) -> bool | None:
    """Whether a purpose uses one of the categories, or one that holds or lies in them.

    None where it does not say.
    """
    used = policy.effective(purpose, "data")
    if not used or used.open or not all(policy.get("data", name) for name in used.names):
        return None
    inside = frozenset().union(*map(policy.data_terms, categories))
    return bool(used.names & inside) or any(policy.data_terms(name) & categories for name in used.names)
