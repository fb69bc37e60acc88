"""What the stated retention periods reach: which purposes, and of these which persons and which data. Judges nothing.

- A period of the purpose itself, or of its bundle, reaches all of its cells. One that stands apart reaches those within
  each of its sides, hierarchies included; a side left open (`and others`) may reach anyone.
- A period for an unnamed part of the data (`data some`) reaches no cell that anybody could name.
- A period under a condition reaches its cells only in part: two under different conditions may complete each other; one
  alone does not, unless the condition is a ground on which the purpose rests, so that no other case can arise.
"""

from __future__ import annotations

from polc.core.values import Word
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.periods import RetentionPeriod

ALL_DATA = "personal-data"
ANYONE = ""
"""A member of a side that nothing names."""


@cached_on_policy
def periods(policy: Policy) -> tuple[RetentionPeriod, ...]:
    """Every stated period that can reach the data of a purpose: that of a watch list cannot, nor a fate alone."""
    covers = [c for c in policy.covers if c.chain and not c.some and c.declaration.kind != "watchlist"]
    for block in policy.all("cookies"):
        purposes = block.listing("purposes")
        chain = block.chain()
        if purposes and chain:
            sides = {"purposes": purposes} | ({"data": block.listing("data")} if block.listing("data") else {})
            covers.append(
                RetentionPeriod(block, sides, chain, block.fates(), chain.span, conditional=bool(chain.only_if))
            )
    return tuple(covers)


def periods_of(policy: Policy, purpose: Purpose) -> tuple[RetentionPeriod, ...]:
    """The periods whose side of purposes reaches a purpose."""
    return tuple(_reaching(policy).get(purpose.id, ()))


@cached_on_policy
def _reaching(policy: Policy) -> dict[str, list[RetentionPeriod]]:
    """The periods that reach each purpose, by its name."""
    found: dict[str, list[RetentionPeriod]] = {}
    for cover in periods(policy):
        for purpose in _purposes_reached(policy, cover):
            found.setdefault(purpose.id, []).append(cover)
    return found


def reaches_cell(policy: Policy, cover: RetentionPeriod, subject: str, datum: str) -> bool:
    """True when a period that reaches a purpose reaches one of its cells."""
    return reaches_subject(policy, cover, subject) and holds(named_data(policy, cover), datum)


def _purposes_reached(policy: Policy, cover: RetentionPeriod) -> tuple[Purpose, ...]:
    if cover.declaration.kind == "purpose":
        return policy.descendants(cover.declaration.id)
    side = cover.side("purposes")
    if not side.stated:
        return () if cover.side("cookies").stated else policy.purposes
    return policy.purposes if side.open else policy.named_purposes(side)


def reaches_subject(policy: Policy, cover: RetentionPeriod, subject: str) -> bool:
    """True when a period that reaches a purpose reaches one of its data subjects."""
    persons = cover.side("subjects")
    if cover.declaration.kind == "purpose" or not persons.stated or persons.open:
        return True
    return any(policy.subject_within(subject, w.text) for w in persons.words)


@cached_on_policy
def named_data(policy: Policy, cover: RetentionPeriod) -> frozenset[str] | None:
    """The data that a period reaches, with all that lie within them; None for whatever data there are."""
    data = cover.side("data")
    if cover.declaration.kind == "purpose" or not data.stated or data.open:
        return None
    terms = policy.data_inside(data.names)
    return None if ALL_DATA in terms else terms


def holds(named: frozenset[str] | None, datum: str) -> bool:
    """True when data that `named_data` tells of hold a datum."""
    return named is None or datum in named or datum == ANYONE


def is_sure(policy: Policy, cover: RetentionPeriod, purpose: Purpose) -> bool:
    """True when the condition of a period is a ground on which the purpose rests anyway."""
    condition = cover.chain.only_if if cover.chain else None
    if not isinstance(condition, Word):
        return False
    conditions = {w.text for s in purpose.declaration.all("condition") for w in s.own_words}
    bases = policy.bases(purpose)
    rests = bool(bases) and all(policy.is_a("legal-bases", b.id, condition.text) for b in bases)
    return rests or condition.text in conditions
