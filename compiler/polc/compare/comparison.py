"""The comparison of two versions of a policy as one function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from polc.compare import (
    categories,
    channels,
    controllers,
    decisions,
    header,
    legal_bases,
    promises,
    purposes,
    recipients,
    retention_periods,
    rights,
    trackers,
    transfers,
)
from polc.compare.alignment import Versions, align
from polc.compare.difference import Difference, Side, difference, in_order
from polc.compare.holdings import Holdings
from polc.compare.long_lists import long_lists
from polc.compare.statements import Claims, rest
from polc.core.record import replace
from polc.model.policy import Policy


class Comparison(Protocol):
    """A module that compares one subject: the statements that it reads, and the differences that it finds."""

    CLAIMS: Claims

    def differences(self, versions: Versions, holdings: Holdings, /) -> Iterator[Difference]:
        """The differences of this subject."""
        ...


SUBJECTS: tuple[Comparison, ...] = (
    *(header, controllers, purposes, legal_bases, categories, recipients, transfers),
    *(retention_periods, rights, channels, trackers, decisions, promises),
)
"""Every comparison, in the order of a notice; what none of them reads is left to `statements`."""
CLAIMED: Claims = frozenset().union(*(s.CLAIMS for s in SUBJECTS))
"""The statements that some comparison reads."""


def compare(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """What differs between two versions of a policy, as of the day of both, what obliges to most first.

    Empty where both state the same, however they are written. Declarations are named as each version names them.
    """
    versions = align(before, after)
    holdings = Holdings(versions)
    told = [d for s in SUBJECTS for d in s.differences(versions, holdings)]
    found = (*told, *rest(versions, told, CLAIMED), *_renamed(versions), *long_lists(versions))
    return in_order(_as_written(d, versions) for d in found)


def _renamed(versions: Versions) -> Iterator[Difference]:
    for old, new in versions.pairs:
        name = versions.written(new.key)[1]
        if name != old.id:
            yield difference("declaration/renamed", old, new, old_name=old.id, new_name=name)


def _as_written(found: Difference, versions: Versions) -> Difference:
    """The difference with the names that declarations have in the second version."""
    if not versions.names:
        return found
    named = tuple(versions.written(key) for key in found.after.declarations)
    return replace(found, after=Side(named, found.after.spans, found.after.value))
