"""retention/indefinite: nothing ends the keeping of data."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.retention._ends import by_person, waits
from polc.core.findings import Fact, Finding
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import every_period, periods_of
from polc.model.retention.covered_cells import covered_purposes
from polc.model.retention.lengths import length
from polc.model.retention.periods import RetentionPeriod
from polc.reference.vocabulary import vocabulary


@rule("retention/indefinite")
def indefinite(policy: Policy) -> Iterator[Finding]:
    """Nothing ends the keeping, or only an act of the person does (Art. 5(1)(e)).

    Archiving without an end is one only for a company: public archives are another matter, and so are the purposes for
    which Art. 5(1)(e) allows longer periods. An inactivity limit beside an end that hangs on the person is enough.
    """
    for period in every_period(policy):
        retention_term = period.retention_term
        if (
            retention_term is None
            or _may_last(policy, period)
            or (retention_term.sooner and not by_person(retention_term.sooner))
        ):
            continue
        endless = next((p for p in retention_term.periods if p.form == "indefinitely"), None)
        waiting = next((p for p in retention_term.periods if waits(p)), None)
        for_ever = _archives_for_ever(policy, period)
        if endless and retention_term.sooner:
            yield finding(period.declaration, endless.span, variant="person", event=_event_name(retention_term.sooner))
        elif endless:
            yield finding(period.declaration, endless.span)
        elif waiting and not _capped_elsewhere(policy, period):
            event = next(word for word in waiting.events if by_person(word))
            yield finding(period.declaration, waiting.span, variant="person", event=_event_name(event))
        elif for_ever:
            yield finding(period.declaration, for_ever, variant="archive")


def _event_name(event: Word) -> Fact:
    return vocabulary("events").term_of(event.text, event)


def _may_last(policy: Policy, period: RetentionPeriod) -> bool:
    """True for what Art. 5(1)(e) allows to be kept for longer, and for data that are anonymous."""
    reached = covered_purposes(policy, period)
    if reached and all(policy.kind_flag(p, "lasting") for p in reached):
        return True
    data = [policy.get("data", word.text) for word in period.side("data").words]
    return bool(data) and all(d is not None and d.has("anonymous") for d in data)


def _capped_elsewhere(policy: Policy, period: RetentionPeriod) -> bool:
    """True when each purpose that a period reaches has another period that ends without the person."""
    reached = covered_purposes(policy, period)
    return bool(reached) and all(_has_figure(policy, p, period) for p in reached)


def _has_figure(policy: Policy, purpose: Purpose, period: RetentionPeriod) -> bool:
    chains = (c.retention_term for c in periods_of(policy, purpose) if c.span != period.span)
    return any(length(c, archive=True) and not any(waits(p) for p in c.periods) for c in chains if c)


def _archives_for_ever(policy: Policy, period: RetentionPeriod) -> Span | None:
    kinds = {n for c in policy.controllers for n in c.listing("kind").names}
    only = period.disposal is not None and {word.text for word in period.disposal.words} == {"archive"}
    return period.disposal.span if period.disposal and only and kinds == {"company"} else None
