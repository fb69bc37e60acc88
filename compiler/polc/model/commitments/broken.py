"""Whether what a policy promises is kept: its promises, claims and denials, and what in the policy lies against each.

`promise { never keep email longer-than 1 year }` is broken by a period of two years. Shapes that promises commonly
have are read by `conflicts`, all others by `comparison`; rules say which they report, and judge nothing themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from polc.model.commitments.claims import claimed_deeds, denials
from polc.model.commitments.comparison import further
from polc.model.commitments.conflicts import Conflict
from polc.model.commitments.promises import Commitment
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy

LIMITS = {
    "collect": ("for-what", "by-whom"),
    "use": ("for-what", "by-whom"),
    "share": ("with-whom", "for-what", "in-places", "outside"),
    "sell": ("with-whom", "for-what"),
    "transfer": ("with-whom", "for-what", "in-places", "outside"),
    "store": ("with-whom", "for-what", "in-places", "outside"),
    "hold": ("for-what", "in-places", "outside"),
    "keep": ("for-what", "longer-than", "in-places", "outside"),
    "decide": ("automatically", "for-what", "by-whom"),
}
"""The limits that mean something with each verb."""

Broken = tuple[Commitment, tuple[Conflict, ...]]
"""A promise, and what lies against it; never empty."""


@cached_on_policy
def promised(policy: Policy) -> tuple[Commitment, ...]:
    """Return what the policy promises: its promises, claims and denials."""
    return (*policy.commitments, *claimed_deeds(policy), *denials(policy))


def broken_by(policy: Policy, against: Callable[[Policy, Commitment], Iterable[Conflict]]) -> Iterator[Broken]:
    """Yield each promise against which one of the common shapes (`conflicts`) finds something."""
    for commitment in promised(policy):
        found = tuple(against(policy, commitment))
        if found:
            yield commitment, found


def broken(policy: Policy, verbs: Iterable[str]) -> Iterator[Broken]:
    """Yield each promise with one of these verbs against which anything else in the policy lies."""
    wanted = frozenset(verbs)
    for commitment in promised(policy):
        if commitment.verb.text in wanted and not flaw(commitment):
            found = further(policy, commitment)
            if found:
                yield commitment, found


def flaw(commitment: Commitment) -> str:
    """Return why a sentence cannot be compared with anything; empty for one that can.

    `both`: it denies and says `only`, which can be read in two ways. `limit`: its limit does not go with its verb.
    """
    if commitment.negative and (commitment.object_only or any(x.only for x in commitment.conditions)):
        return "both"
    return "limit" if any(x.kind not in LIMITS[commitment.verb.text] for x in commitment.conditions) else ""
