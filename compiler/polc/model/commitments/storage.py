"""For how long data are kept, as processing activities: the purposes and data of each stated period, and its length.

A narrower period prevails, so that a wider one counts only for what no other names.
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.values import Period, RetentionTerm, Word
from polc.model.commitments.activities import ENDLESS, Datum, ProcessingActivity, data_from, leaves, on_consent
from polc.model.legal_bases import CONSENT
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import Coverage, concerned_purposes
from polc.model.retention.periods import RetentionPeriod
from polc.reference.vocabulary import with_below


def kept(policy: Policy) -> Iterator[ProcessingActivity]:
    """Every stated period with a length, and those without end."""
    covers = [*policy.covers, *(c for c in policy.cookie_periods if c.side("data"))]
    reached = {id(c): concerned_purposes(policy, c, Coverage.SURELY) for c in covers}
    fewest: dict[str, int] = {}  # by purpose: the purposes of the narrowest period that covers it, which prevails
    for cover in policy.covers:
        own = reached[id(cover)]
        fewest |= {p.id: min(len(own), fewest.get(p.id, len(own))) for p in own}
    for cover in covers:
        days = least_days(cover.chain) if cover.chain else 0
        if not cover.chain or not days:
            continue
        others = [c for c in covers if c is not cover]
        own = reached[id(cover)]
        purposes = tuple(p for p in own if fewest.get(p.id, len(own)) >= len(own))
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
        total = total + _least_duration(link) if link.form == "bare" else max(total, _least_duration(link))
    return total


def longest(chain: RetentionTerm) -> Period:
    """The link of a chain that lasts longest, one without end before all others."""
    return max(chain.periods, key=lambda p: ENDLESS if p.form == "indefinitely" else _least_duration(p))


def _least_duration(link: Period) -> int:
    return link.duration.bounds()[0] if link.duration else 0


def _data(
    policy: Policy, cover: RetentionPeriod, purposes: tuple[Purpose, ...], others: list[RetentionPeriod]
) -> tuple[Datum, ...] | None:
    if cover.partial:
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
