"""For how long data are kept, as acts: which data of which purposes a stated period surely reaches, and its length.

A narrower period prevails, so that a wider one reaches only what no other names. Knows no promise; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.values import Period, RetentionTerm, Word
from polc.model.commitments.activities import ENDLESS, Datum, ProcessingActivity, data_from, leaves, on_consent
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.periods import RetentionPeriod
from polc.model.subsumption import purposes_within
from polc.reference.vocabulary import with_below

CONSENT = "consent"


def kept(policy: Policy) -> Iterator[ProcessingActivity]:
    """Every stated period with a length, and those without end."""
    covers = [*policy.covers, *_of_cookies(policy)]
    reached = {id(c): _purposes(policy, c) for c in covers}
    for cover in covers:
        days = least_days(cover.chain) if cover.chain else 0
        if not cover.chain or not days:
            continue
        others = [c for c in covers if c is not cover]
        own = reached[id(cover)]
        purposes = tuple(p for p in own if not any(_narrower(reached[id(c)], own, p) for c in others))
        data = _data(policy, cover, purposes, others)
        yield ProcessingActivity(
            cover.declaration, cover.span, longest(cover.chain), data, purposes or None,
            _consent(policy, cover, purposes), days=days,
        )  # fmt: skip


def least_days(chain: RetentionTerm) -> int:
    """The shortest number of days for which a chain keeps data, archived links included; 0 where no figure tells."""
    total = 0
    for link in chain.periods:
        if link.form == "indefinitely":
            return ENDLESS
        total = total + _least(link) if link.form == "bare" else max(total, _least(link))
    return total


def longest(chain: RetentionTerm) -> Period:
    """The link of a chain that lasts longest, one without end before all others."""
    return max(chain.periods, key=lambda p: ENDLESS if p.form == "indefinitely" else _least(p))


def _least(link: Period) -> int:
    return link.duration.bounds()[0] if link.duration else 0


def _of_cookies(policy: Policy) -> Iterator[RetentionPeriod]:
    for block in policy.all("cookies"):
        chain, data = block.chain(), block.listing("data")
        if chain and data:
            yield RetentionPeriod(
                block, {"data": data, "cookies": block.listing("kind")}, chain, block.fates(), chain.span
            )


def _purposes(policy: Policy, cover: RetentionPeriod) -> tuple[Purpose, ...]:
    """The purposes that a period names, or those that state the persons whom it covers; none where it names neither."""
    if cover.declaration.kind == "purpose":
        return purposes_within(policy, cover.declaration.id)
    if cover.side("purposes"):
        return policy.named_purposes(cover.side("purposes"))
    persons = cover.side("subjects").names
    if not persons or cover.declaration.kind != "retention":
        return ()
    return tuple(
        p for p in policy.purposes
        if any(policy.subject_within(s, n) for s in policy.effective(p, "subjects").names for n in persons)
    )  # fmt: skip


def _narrower(other: tuple[Purpose, ...], own: tuple[Purpose, ...], purpose: Purpose) -> bool:
    """True when another period reaches the purpose among fewer ones, and so prevails for it."""
    return len(other) < len(own) and any(p is purpose for p in other)


def _data(
    policy: Policy, cover: RetentionPeriod, purposes: tuple[Purpose, ...], others: list[RetentionPeriod]
) -> tuple[Datum, ...] | None:
    if cover.some:
        return None
    if cover.side("data").stated:
        return data_from(policy, cover.side("data"))
    named = with_below("data", frozenset(t for c in others for n in c.side("data").names for t in leaves(policy, n)))
    found = []
    for purpose in purposes:
        for datum in data_from(policy, policy.effective(purpose, "data")) or ():
            left = datum.terms - named
            if left:
                found.append(Datum(datum.span, datum.label, left))
    return tuple(found) or None


def _consent(policy: Policy, cover: RetentionPeriod, purposes: tuple[Purpose, ...]) -> bool | None:
    condition = cover.chain.only_if if cover.chain else None
    if isinstance(condition, Word) and policy.is_a("legal-bases", condition.text, CONSENT):
        return True
    return on_consent(policy, purposes)
