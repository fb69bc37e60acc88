"""Which cells of a purpose a stated period surely covers, and which other periods may cover them."""

from __future__ import annotations

from collections.abc import Iterable

from polc.core.values import Listing
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import (
    UNNAMED,
    CoverageCell,
    cell_coverage,
    periods_of,
    purposes_of,
)
from polc.model.retention.periods import RetentionPeriod
from polc.model.retention.strangers import means_others
from polc.reference.vocabulary import vocabulary


@cached_on_policy
def covered_purposes(policy: Policy, period: RetentionPeriod) -> tuple[Purpose, ...]:
    """Return the purposes of which a period surely covers a cell, bundles that only gather others left out."""
    lawful = (p for p in purposes_of(policy, period) if not policy.is_group(p) and not policy.uses_anonymised(p))
    return tuple(p for p in lawful if covered_cells(policy, period, p))


@cached_on_policy
def covered_cells(policy: Policy, period: RetentionPeriod, purpose: Purpose) -> tuple[CoverageCell, ...]:
    """Return the cells of a purpose that a period surely covers.

    A side that only one of the two states is that side; one that neither states is unnamed.
    """
    own = _of_purpose(policy, purpose)
    stated = _of_period(policy, period)
    subjects = _shared_terms(policy, own[0], stated[0], "subjects")
    data = _shared_terms(policy, own[1], stated[1], "data")
    meant = [s for s in subjects if not means_others(policy, period, purpose, s)]
    return tuple(CoverageCell(s, purpose.id, d) for s in meant for d in data)


@cached_on_policy
def _shared_terms(policy: Policy, mine: tuple[str, ...], theirs: tuple[str, ...], class_: str) -> tuple[str, ...]:
    if not mine or not theirs:
        return mine or theirs or (UNNAMED,)
    ids_mine, ids_theirs = vocabulary(class_).ids_of(mine), vocabulary(class_).ids_of(theirs)
    inner = dict.fromkeys(m for m in mine if not _wider(policy, m, class_).isdisjoint(ids_theirs))
    outer = (t for t in theirs if t not in inner and not _wider(policy, t, class_).isdisjoint(ids_mine))
    return (*inner, *outer)


def _wider(policy: Policy, name: str, class_: str) -> frozenset[str]:
    """A name with all that it lies within, as ids of the class."""
    return policy.subjects_above(name) if class_ == "subjects" else vocabulary(class_).line(name) | {name}


@cached_on_policy
def _of_purpose(policy: Policy, purpose: Purpose) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The data subjects and the data that a purpose states."""
    return _names(policy.effective(purpose, "subjects")), _data(policy, policy.effective(purpose, "data"))


@cached_on_policy
def _of_period(policy: Policy, period: RetentionPeriod) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The data subjects and the data to which a period is limited: that of a purpose has all of the purpose's."""
    if period.declaration.kind == "purpose":
        return (), ()
    return _names(period.side("subjects")), _data(policy, period.side("data"))


def _names(listing: Listing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.text for word in listing.words))


def _data(policy: Policy, listing: Listing) -> tuple[str, ...]:
    return policy.data_parts(_names(listing))


def other_periods(
    policy: Policy, period: RetentionPeriod, purpose: Purpose, cells: Iterable[CoverageCell]
) -> tuple[RetentionPeriod, ...]:
    """Return the other periods that may cover one of these cells, open lists and unnamed parts of the data included."""
    others = [c for c in periods_of(policy, purpose) if c.span != period.span]
    loose = [c for c in policy.retention_periods if c.partial and c.retention_term and c.span != period.span]
    return tuple(c for c in (*others, *loose) if any(cell_coverage(policy, c, cell) for cell in cells))
