"""How long a stated period lasts, and what the reference periods of the law say of the cells that it covers."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from polc.core.record import record
from polc.core.values import Period, RetentionTerm, Word
from polc.model.declaration import Declaration
from polc.model.legal_bases import CONSENT
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import CoverageCell
from polc.model.retention.periods import RetentionPeriod
from polc.reference.law import norm
from polc.reference.retention import Reference, references
from polc.reference.vocabulary import vocabulary


@record
class Length:
    """A period in days, shortest and longest reading, from an event (a term of `events`); `last` is its last link."""

    event: str
    low: int
    high: int
    last: Period


def length(retention_term: RetentionTerm, *, archive: bool) -> Length | None:
    """How long a chain lasts from the last event that it names.

    With or without its archived links. None where no figure can be told: criteria, a date, an event in words, a length
    without a start.
    """
    found: Length | None = None
    for link in retention_term.periods:
        if link.archived and not archive:
            break
        found = _longer_length(found, link)
        if found is None:
            return None
    return found


def _longer_length(before: Length | None, link: Period) -> Length | None:
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
    """The one event from which a link runs, for a stretch the one that ends it.

    None where none is known.
    """
    entry = vocabulary("events").get(link.events[0].text) if len(link.events) == len(link.moments) == 1 else None
    if entry is None:
        return None
    return str(entry.fields.get("ends-with", "")) or None if link.form == "during" else entry.id


# ---------------------------------------------------------------------------------------------------- references
def concerning(policy: Policy, purpose: Purpose, cell: CoverageCell, *, longest: bool) -> tuple[Reference, ...]:
    """The references in force, ceilings or floors, for a cell of a purpose.

    Those for the datum before wider ones.
    """
    found = [
        r for r in _applying(policy, purpose.kinds.names, longest)
        if (not r.subjects or any(policy.subject_within(cell.subject, s) for s in r.subjects))
        and (not r.data or any(policy.is_a("data", cell.datum, d) for d in r.data))
    ]  # fmt: skip
    narrow = tuple(r for r in found if r.data)
    return narrow or tuple(found)


@cached_on_policy
def _applying(policy: Policy, kinds: frozenset[str], longest: bool) -> tuple[Reference, ...]:  # noqa: FBT001
    in_force = (r for r in _in_force(kinds, policy.as_of) if r.longest is longest)
    return tuple(r for r in in_force if policy.applies(r.law))


@lru_cache(maxsize=4096)
def _in_force(kinds: frozenset[str], day: date) -> tuple[Reference, ...]:
    """The references for purposes of some kinds that apply on a day.

    Asked for each cell, hence remembered.
    """
    purposes = vocabulary("purposes")
    served = (r for r in references() if any(purposes.is_a(k, kind) for k in kinds for kind in r.kinds))
    return tuple(r for r in served if r.in_force(day))


def consented(policy: Policy, period: RetentionPeriod, purpose: Purpose) -> bool:
    """True when a period holds for those who have consented: it says so, or the purpose rests on consent alone."""
    condition = period.retention_term.only_if if period.retention_term else None
    bases = policy.bases(purpose)
    if isinstance(condition, Word) and condition.text == CONSENT:
        return True
    return bool(bases) and all(policy.is_a("legal-bases", b.id, CONSENT) for b in bases)


def block_of(period: RetentionPeriod) -> Declaration:
    """The block that states a period: its declaration, or the exception in it."""
    return period.block or period.declaration


def cited_statutes(policy: Policy, purpose: Purpose) -> tuple[Reference, ...]:
    """The statutory periods whose provision a purpose names with its bases or conditions."""
    words = [word for b in policy.bases(purpose) for word in b.norms.words]
    words += [word for s in purpose.declaration.all("condition") for word in s.listing("norm").words]
    named = {(n.instrument, n.article) for word in words if (n := norm(word.text)) and n.article}
    return tuple(
        r
        for r in references()
        if r.binding and not r.archived and policy.applies(r.law)
        and r.in_force(policy.as_of) and (n := norm(r.norm)) and (n.instrument, n.article) in named
    )  # fmt: skip
