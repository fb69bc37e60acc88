"""What a stated retention period covers: which purposes, and of these which persons and which data.

- A period of the purpose itself, or of its bundle, covers all of its cells. One that stands apart covers those within
  each of its sides, hierarchies included: `covers subjects client` covers the purposes for buyers.
- A list that is open (`and others`) may cover anyone; a period for an unnamed part of the data (`data some`) covers no
  cell that anybody could name.
- A period under a condition covers its cells only in part: two under different conditions may complete each other; one
  alone does not, unless the condition is a ground on which the purpose rests, so that no other case can arise.
"""

from __future__ import annotations

from enum import IntEnum

from polc.core.record import record
from polc.core.values import Word
from polc.core.work_limits import Extent, Limit
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.periods import RetentionPeriod
from polc.model.term_meanings import ALL_DATA
from polc.model.trackers import classes
from polc.reference.vocabulary import vocabulary

MOST_COVERED = 20_000
"""The most pairs of a period and a purpose that it covers: twice a hundred periods for each of a hundred purposes."""

UNNAMED = ""
"""A member of a side that nothing names."""


class Coverage(IntEnum):
    """How far a period covers something.

    It covers a cell as far as the side that covers least. PARTLY: only what is narrower than it. OPENLY: an open list,
    or a member that nothing names, leaves room for it.
    """

    NOT = 0
    PARTLY = 1
    OPENLY = 2
    SURELY = 3


@record
class CoverageCell:
    """A data subject and a datum of a purpose, by name: what one period covers or does not; UNNAMED for no name."""

    subject: str
    purpose: str
    datum: str


# ------------------------------------------------------------------------------------------------------------ periods
@cached_on_policy
def every_period(policy: Policy) -> tuple[RetentionPeriod, ...]:
    """Return every stated period, those of cookies last."""
    return (*policy.retention_periods, *policy.cookie_periods)


@cached_on_policy
def periods(policy: Policy) -> tuple[RetentionPeriod, ...]:
    """Return the periods that can cover data of a purpose: not those of watch lists, nor a fate alone.

    Of the periods of cookies, those that say for which purposes the cookies are.
    """
    stated = (
        c for c in every_period(policy) if c.retention_term and not c.partial and c.declaration.kind != "watchlist"
    )
    return tuple(c for c in stated if c.declaration.kind != "cookies" or c.side("purposes"))


def periods_of(policy: Policy, purpose: Purpose) -> tuple[RetentionPeriod, ...]:
    """Return the periods whose side of purposes covers a purpose, open lists included."""
    return tuple(_by_purpose(policy).get(purpose.id, ()))


@cached_on_policy
def _by_purpose(policy: Policy) -> dict[str, list[RetentionPeriod]]:
    found: dict[str, list[RetentionPeriod]] = {}
    for period in periods(policy):
        anyone = period.declaration.kind != "purpose" and period.side("purposes").open
        covered = _of_bases(policy, period, policy.purposes) if anyone else purposes_of(policy, period)
        for purpose in covered:
            found.setdefault(purpose.id, []).append(period)
    return found


def periods_naming(policy: Policy, purpose: Purpose) -> tuple[RetentionPeriod, ...]:
    """Return the periods with a length that name a purpose, its bundle or its kind.

    Those of cookies left out.
    """
    naming = (
        c
        for c in policy.retention_periods
        if c.retention_term and (c.declaration.kind == "purpose" or c.side("purposes").stated)
    )
    return tuple(c for c in naming if any(p is purpose for p in purposes_of(policy, c)))


# ----------------------------------------------------------------------------------------------------------- purposes
@cached_on_policy
def purposes_of(policy: Policy, period: RetentionPeriod) -> tuple[Purpose, ...]:
    """Return the purposes that a period surely covers, bundles and their members.

    None beyond an open list. Raises TooManyError where periods and purposes multiply to more than `MOST_COVERED`.
    """
    kind = period.declaration.kind
    if kind == "purpose":
        return policy.descendants(period.declaration.id)
    if period.side("purposes").stated:
        covered = _of_bases(policy, period, policy.named_purposes(period.side("purposes")))
    elif kind != "retention" or period.side("cookies").stated:
        covered = ()
    else:
        covered = _of_bases(policy, period, policy.purposes)
    _covered(policy).add(len(covered))
    return covered


@cached_on_policy
def _covered(policy: Policy) -> Extent:  # noqa: ARG001 - one for each policy
    """How many pairs of a period and a purpose that it covers have been found so far."""
    return Extent(Limit("retention", MOST_COVERED))


def _of_bases(policy: Policy, period: RetentionPeriod, purposes: tuple[Purpose, ...]) -> tuple[Purpose, ...]:
    """Those of the purposes that may rest on the legal bases to which an exception is limited."""
    if not period.bases or period.bases.open:
        return purposes
    known = ((p, policy.bases(p)) for p in purposes)
    return tuple(p for p, own in known if not own or any(policy.relies_on(p, name) for name in period.bases.names))


def concerned_purposes(policy: Policy, period: RetentionPeriod, least: Coverage) -> tuple[Purpose, ...]:
    """Return the purposes that a period names, or those that state persons whom it covers at `least` as far.

    None where it names neither.
    """
    purposes = purposes_of(policy, period)
    if period.declaration.kind == "purpose" or period.side("purposes"):
        return purposes
    if not period.side("subjects").names:
        return ()
    persons = ((p, policy.effective(p, "subjects").names) for p in purposes)
    return tuple(p for p, names in persons if any(subject_coverage(policy, period, n) >= least for n in names))


# --------------------------------------------------------------------------------------------------- persons and data
def cell_coverage(policy: Policy, period: RetentionPeriod, cell: CoverageCell) -> Coverage:
    """Return how far a period that covers a purpose covers one of its cells."""
    return min(subject_coverage(policy, period, cell.subject), datum_coverage(policy, period, cell.datum))


def subject_coverage(policy: Policy, period: RetentionPeriod, subject: str) -> Coverage:
    """Return how far a period that covers a purpose covers one of its data subjects."""
    side = period.side("subjects")
    if period.declaration.kind == "purpose" or not side.stated:
        return Coverage.SURELY
    if subject and not policy.subjects_above(subject).isdisjoint(_subjects(policy, period)):
        return Coverage.SURELY
    if side.open or subject == UNNAMED:
        return Coverage.OPENLY
    wider = _above_subjects(policy, period)
    return Coverage.PARTLY if not wider or wider & vocabulary("subjects").ids_of((subject,)) else Coverage.NOT


@cached_on_policy
def _subjects(policy: Policy, period: RetentionPeriod) -> frozenset[str]:  # noqa: ARG001 - kept with the policy
    return vocabulary("subjects").ids_of(period.side("subjects").names)


@cached_on_policy
def _above_subjects(policy: Policy, period: RetentionPeriod) -> frozenset[str]:
    """Whatever one of the persons whom a period names lies within.

    Empty where words alone tell who they are.
    """
    return frozenset().union(*map(policy.subjects_above, period.side("subjects").names))


def datum_coverage(policy: Policy, period: RetentionPeriod, datum: str) -> Coverage:
    """Return how far a period that covers a purpose covers one of its data."""
    side = period.side("data")
    if period.declaration.kind == "purpose" or not side.stated:
        return Coverage.SURELY
    named = _named_data(policy, period)
    if datum and (named is None or datum in named):
        return Coverage.SURELY
    if side.open or datum == UNNAMED:
        return Coverage.OPENLY
    wider = _above_data(policy, period)
    return Coverage.PARTLY if not wider or wider & vocabulary("data").ids_of((datum,)) else Coverage.NOT


@cached_on_policy
def _named_data(policy: Policy, period: RetentionPeriod) -> frozenset[str] | None:
    """The data that a period names, with all that lie within them.

    None for whatever data there are.
    """
    named = policy.data_inside(period.side("data").names)
    return None if ALL_DATA in named else named


@cached_on_policy
def _above_data(policy: Policy, period: RetentionPeriod) -> frozenset[str]:
    """Whatever one of the data that a period names lies within.

    Empty where words alone tell what they are.
    """
    parts = policy.data_parts(tuple(word.text for word in period.side("data").words))
    return frozenset(parts).union(*map(vocabulary("data").line, parts))


def covered_data(policy: Policy, period: RetentionPeriod) -> frozenset[str] | None:
    """Return the data that a period covers, SURELY or OPENLY, to ask of many.

    None for whatever data there are.
    """
    side = period.side("data")
    if period.declaration.kind == "purpose" or not side.stated or side.open:
        return None
    return _named_data(policy, period)


def holds(covered: frozenset[str] | None, datum: str) -> bool:
    """Return whether data that `covered_data` tells of hold a datum."""
    return covered is None or datum in covered or datum == UNNAMED


# ---------------------------------------------------------------------------------------------------------- condition
def is_unconditional(policy: Policy, period: RetentionPeriod, purpose: Purpose) -> bool:
    """Return whether a period has no condition, or one that is a ground on which the purpose rests anyway."""
    if not period.conditional:
        return True
    condition = period.retention_term.only_if if period.retention_term else None
    if not isinstance(condition, Word):
        return False
    conditions = {word.text for s in purpose.declaration.all("condition") for word in s.own_words}
    bases = policy.bases(purpose)
    rests = bool(bases) and all(policy.is_a("legal-bases", b.id, condition.text) for b in bases)
    return rests or condition.text in conditions


# ------------------------------------------------------------------------------------------------------------ cookies
def covers_cookies(policy: Policy, period: RetentionPeriod, block: Declaration) -> bool:
    """Return whether a period is that of a `cookies` block, or names the block or its kind."""
    if period.declaration.kind == "cookies":
        return period.declaration is block
    names = period.side("cookies").names
    kinds = {*block.listing("kind").names, *classes(block)}
    return block.id in names or any(policy.is_a("cookie-kinds", kind, name) for kind in kinds for name in names)


def periods_of_cookies(policy: Policy, block: Declaration) -> tuple[RetentionPeriod, ...]:
    """Return the periods of the data that a `cookies` block gathers, its own first."""
    stated = (c for c in (*policy.cookie_periods, *policy.retention_periods) if c.retention_term)
    return tuple(c for c in stated if covers_cookies(policy, c, block))


@cached_on_policy
def cookies_of(policy: Policy, period: RetentionPeriod) -> frozenset[str]:
    """Return the names of the `cookies` blocks that a period covers.

    What it names where no block has that name.
    """
    if period.declaration.kind == "cookies":
        return frozenset({period.declaration.id} - {""})
    covered = (d for d in policy.all("cookies") if d.id and covers_cookies(policy, period, d))
    return frozenset(d.id for d in covered) or period.side("cookies").names
