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
    counted = [*policy.retention_periods, *(c for c in policy.cookie_periods if c.side("data"))]
    reached = {id(c): concerned_purposes(policy, c, Coverage.SURELY) for c in counted}
    fewest: dict[str, int] = {}  # by purpose: the purposes of the narrowest period that covers it, which prevails
    for period in policy.retention_periods:
        own = reached[id(period)]
        fewest |= {p.id: min(len(own), fewest.get(p.id, len(own))) for p in own}
    for period in counted:
        days = least_days(period.retention_term) if period.retention_term else 0
        if not period.retention_term or not days:
            continue
        others = [c for c in counted if c is not period]
        own = reached[id(period)]
        purposes = tuple(p for p in own if fewest.get(p.id, len(own)) >= len(own))
        data = _data(policy, period, purposes, others)
        yield ProcessingActivity(
            period.declaration, period.span, longest(period.retention_term), data, purposes or None,
            _consent(policy, period, purposes), days=days,
        )  # fmt: skip


def least_days(retention_term: RetentionTerm) -> int:
    """The shortest number of days for which a chain keeps data, archived links included; 0 where no figure tells."""
    total = 0
    for link in retention_term.periods:
        if link.form == "indefinitely":
            return ENDLESS
        total = total + _least_duration(link) if link.form == "bare" else max(total, _least_duration(link))
    return total


def longest(retention_term: RetentionTerm) -> Period:
    """The link of a chain that lasts longest, one without end before all others."""
    return max(retention_term.periods, key=lambda p: ENDLESS if p.form == "indefinitely" else _least_duration(p))


def _least_duration(link: Period) -> int:
    return link.duration.bounds()[0] if link.duration else 0


def _data(
    policy: Policy, period: RetentionPeriod, purposes: tuple[Purpose, ...], others: list[RetentionPeriod]
) -> tuple[Datum, ...] | None:
    if period.partial:
        return None
    if period.side("data").stated:
        return data_from(policy, period.side("data"))
    named = with_below("data", frozenset(t for c in others for n in c.side("data").names for t in leaves(policy, n)))
    found = []
    for purpose in purposes:
        for datum in data_from(policy, policy.effective(purpose, "data")) or ():
            left = datum.terms - named
            if left:
                found.append(Datum(datum.span, datum.label, left))
    return tuple(found) or None


def _consent(policy: Policy, period: RetentionPeriod, purposes: tuple[Purpose, ...]) -> bool | None:
    condition = period.retention_term.only_if if period.retention_term else None
    if isinstance(condition, Word) and policy.is_a("legal-bases", condition.text, CONSENT):
        return True
    return on_consent(policy, purposes)
