"""Which purposes state a recipient, asked by several rules: looked up by the names that purposes state."""

from __future__ import annotations

from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.subsumption import recipient_within


@cached_on_policy
def purposes_stating(policy: Policy, recipient: str) -> tuple[Purpose, ...]:
    """The purposes that state a recipient, by its name or by a category that it is in, in the order written."""
    stated = _purposes_by_name(policy)
    numbers = {n for name, found in stated.items() if recipient_within(policy, recipient, name) for n in found}
    return tuple(policy.purposes[n] for n in sorted(numbers))


@cached_on_policy
def _purposes_by_name(policy: Policy) -> dict[str, list[int]]:
    """The numbers of the purposes that state each name of a recipient."""
    found: dict[str, list[int]] = {}
    for number, purpose in enumerate(policy.purposes):
        for name in policy.effective(purpose, "recipients").names:
            found.setdefault(name, []).append(number)
    return found
