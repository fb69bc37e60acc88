"""Which of the periods that cover a cell prevail: an exception before others, then what is narrower.

`retention customers { covers subjects client  keep 3 years … }` gives way to the `keep` of a purpose, which covers
that purpose alone. A period under a condition stands beside the one that prevails.
"""

from __future__ import annotations

from collections.abc import Iterable

from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.cells import cells
from polc.model.retention.coverage import (
    Coverage,
    CoverageCell,
    datum_coverage,
    periods,
    periods_of,
    subject_coverage,
)
from polc.model.retention.periods import RetentionPeriod

Numbers = frozenset[int]
"""Periods of a purpose by their place among them."""


def prevailing(policy: Policy, purpose: Purpose) -> dict[CoverageCell, tuple[RetentionPeriod, ...]]:
    """Return the periods that hold for each cell of a purpose."""
    covering = periods_of(policy, purpose)
    subjects: dict[str, Numbers] = {}
    data: dict[str, Numbers] = {}
    known: dict[Numbers, tuple[RetentionPeriod, ...]] = {}  # most cells share their periods with others
    found: dict[CoverageCell, tuple[RetentionPeriod, ...]] = {}
    for cell in cells(policy, purpose):
        if cell.subject not in subjects:
            far = (subject_coverage(policy, c, cell.subject) for c in covering)
            subjects[cell.subject] = _at_least_openly(far)
        if cell.datum not in data:
            data[cell.datum] = _at_least_openly(datum_coverage(policy, c, cell.datum) for c in covering)
        numbers = subjects[cell.subject] & data[cell.datum]
        if numbers not in known:
            known[numbers] = _prevailing(policy, purpose, [covering[n] for n in sorted(numbers)])
        found[cell] = known[numbers]
    return found


def _at_least_openly(coverages: Iterable[Coverage]) -> Numbers:
    return frozenset(n for n, coverage in enumerate(coverages) if coverage >= Coverage.OPENLY)


def _prevailing(policy: Policy, purpose: Purpose, covering: list[RetentionPeriod]) -> tuple[RetentionPeriod, ...]:
    best = min((_precedence_rank(policy, c, purpose) for c in covering if not c.conditional), default=None)
    return tuple(c for c in covering if c.conditional or _precedence_rank(policy, c, purpose) == best)


def _precedence_rank(policy: Policy, period: RetentionPeriod, purpose: Purpose) -> tuple[bool, bool, int]:
    """Smaller for what prevails."""
    own = period.declaration == purpose.declaration
    return not period.exception, not own, _sizes(policy)[id(period)]


@cached_on_policy
def _sizes(policy: Policy) -> dict[int, int]:
    """How much each period covers, so that the narrower of two has the smaller figure.

    By its identity.
    """
    purposes = dict.fromkeys(map(id, periods(policy)), 0)
    for purpose in policy.purposes:
        for period in periods_of(policy, purpose):
            purposes[id(period)] += 1
    return {id(c): 1 if c.declaration.kind == "purpose" else _size(c, purposes[id(c)]) for c in periods(policy)}


def _size(period: RetentionPeriod, purposes: int) -> int:
    stated = sum(side != "cookies" or period.declaration.kind != "cookies" for side in period.sides)
    return 1 + purposes * 4 + 3 - stated
