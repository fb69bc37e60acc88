"""How long a stated period lasts, and what the reference periods of the law say of the cells that it covers.

A cell is a data subject and a datum of a purpose, each empty where nothing names it. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from polc.core.record import record
from polc.core.values import Listing, Period, RetentionTerm, Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import periods_of
from polc.model.retention.periods import RetentionPeriod
from polc.reference.retention import Reference, references
from polc.reference.vocabulary import vocabulary

UNNAMED = ""
CONSENT = "consent"
Cell = tuple[str, str]


@record
class Length:
    """A period in days, shortest and longest reading, from an event (a term of `events`); `last` is its last link."""

    event: str
    low: int
    high: int
    last: Period


def length(chain: RetentionTerm, *, archive: bool) -> Length | None:
    """How long a chain lasts from the last event that it names; with or without its archived links.

    None where no figure can be told: criteria, a date, an event in words, a length without a start.
    """
    found: Length | None = None
    for link in chain.periods:
        if link.archived and not archive:
            break
        found = _with(found, link)
        if found is None:
            return None
    return found


def _with(before: Length | None, link: Period) -> Length | None:
    low, high = link.duration.bounds() if link.duration else (0, 0)
    if link.form == "bare":
        return Length(before.event, before.low + low, before.high + high, link) if before else None
    event = _event(link)
    if event is None or link.form not in ("after", "during", "until"):
        return None
    if before and before.event == event:
        return Length(event, max(before.low, low), max(before.high, high), link)
    return Length(event, low, high, link)


def _event(link: Period) -> str | None:
    """The one event from which a link runs, for a stretch the one that ends it; None where none is known."""
    entry = vocabulary("events").get(link.events[0].text) if len(link.events) == len(link.moments) == 1 else None
    if entry is None:
        return None
    return str(entry.fields.get("ends-with", "")) or None if link.form == "during" else entry.id


# ------------------------------------------------------------------------------------------------ purposes and cells
@cached_on_policy
def periods_of_cookies(policy: Policy) -> tuple[RetentionPeriod, ...]:
    """The periods for which the data that cookies gather are kept."""
    stated = ((b, c) for b in policy.all("cookies") if (c := b.chain()))
    return tuple(RetentionPeriod(b, {"cookies": b.listing("kind")}, c, b.fates(), c.span) for b, c in stated)


@cached_on_policy
def purposes_of(policy: Policy, cover: RetentionPeriod) -> tuple[Purpose, ...]:
    """The purposes that a period surely reaches; those beyond an open list are left out."""
    if cover.declaration.kind == "purpose":
        reached = policy.descendants(cover.declaration.id)
    elif cover.side("purposes").stated:
        reached = policy.named_purposes(cover.side("purposes"))
    elif cover.side("cookies").stated or cover.declaration.kind != "retention":
        reached = ()
    else:
        reached = policy.purposes
    lawful = (p for p in reached if not policy.is_group(p) and not policy.uses_anonymised(p))
    return tuple(p for p in lawful if cells(policy, cover, p))


@cached_on_policy
def cells(policy: Policy, cover: RetentionPeriod, purpose: Purpose) -> tuple[Cell, ...]:
    """The cells of a purpose that a period surely reaches.

    A side that only one of the two states is that side; one that neither states is unnamed.
    """
    own = _names(policy, policy.effective(purpose, "subjects")), _data(policy, policy.effective(purpose, "data"))
    stated = _names(policy, cover.side("subjects")), _data(policy, cover.side("data"))
    subjects = _shared(policy, own[0], stated[0], "subjects")
    data = _shared(policy, own[1], stated[1], "data")
    return tuple((s, d) for s in subjects for d in data)


@cached_on_policy
def _shared(policy: Policy, mine: tuple[str, ...], theirs: tuple[str, ...], class_: str) -> tuple[str, ...]:
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
def _names(policy: Policy, listing: Listing) -> tuple[str, ...]:  # noqa: ARG001 - kept with the policy
    return tuple(dict.fromkeys(w.text for w in listing.words))


@cached_on_policy
def _data(policy: Policy, listing: Listing) -> tuple[str, ...]:
    return policy.data_parts(_names(policy, listing))


def _within(policy: Policy, name: str, wider: str, class_: str) -> bool:
    return policy.subject_within(name, wider) if class_ == "subjects" else policy.is_a("data", name, wider)


def beside(
    policy: Policy, cover: RetentionPeriod, purpose: Purpose, some: Iterable[Cell]
) -> tuple[RetentionPeriod, ...]:
    """The other periods that may reach one of these cells, open lists and unnamed parts of the data included."""
    others = [c for c in periods_of(policy, purpose) if c.span != cover.span]
    loose = [c for c in policy.covers if c.some and c.chain and c.span != cover.span]
    return tuple(c for c in (*others, *loose) if any(_may_reach(policy, c, cell) for cell in some))


def _may_reach(policy: Policy, cover: RetentionPeriod, cell: Cell) -> bool:
    for name, class_, members in zip(cell, ("subjects", "data"), (_names, _data), strict=True):
        side = cover.side(class_)
        theirs = members(policy, side)
        if not theirs or side.open or name == UNNAMED or cover.declaration.kind == "purpose":
            continue
        if not any(_within(policy, name, t, class_) or _within(policy, t, name, class_) for t in theirs):
            return False
    return True


# ---------------------------------------------------------------------------------------------------- references
def concerning(policy: Policy, purpose: Purpose, cell: Cell, *, longest: bool) -> tuple[Reference, ...]:
    """The references in force, ceilings or floors, for a cell of a purpose; those for the datum before wider ones."""
    found = [
        r for r in _applying(policy, purpose.kinds.names, longest)
        if (not r.subjects or any(policy.subject_within(cell[0], s) for s in r.subjects))
        and (not r.data or any(policy.is_a("data", cell[1], d) for d in r.data))
    ]  # fmt: skip
    narrow = tuple(r for r in found if r.data)
    return narrow or tuple(found)


@cached_on_policy
def _applying(policy: Policy, kinds: frozenset[str], longest: bool) -> tuple[Reference, ...]:  # noqa: FBT001
    some = (r for r in _in_force(kinds, policy.as_of) if r.longest is longest)
    return tuple(r for r in some if policy.applies(r.law))


@lru_cache(maxsize=4096)
def _in_force(kinds: frozenset[str], day: date) -> tuple[Reference, ...]:
    """The references for purposes of some kinds that apply on a day; asked for each cell, hence remembered."""
    purposes = vocabulary("purposes")
    served = (r for r in references() if any(purposes.is_a(k, kind) for k in kinds for kind in r.kinds))
    return tuple(r for r in served if r.in_force(day))


def consented(policy: Policy, cover: RetentionPeriod, purpose: Purpose) -> bool:
    """True when a period holds for those who have consented: it says so, or the purpose rests on consent alone."""
    condition = cover.chain.only_if if cover.chain else None
    bases = policy.bases(purpose)
    if isinstance(condition, Word) and condition.text == CONSENT:
        return True
    return bool(bases) and all(policy.is_a("legal-bases", b.id, CONSENT) for b in bases)


def block_of(cover: RetentionPeriod) -> Declaration:
    """The block that states a period: its declaration, or the exception in it."""
    return cover.block or cover.declaration
