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
    for cover in every_period(policy):
        chain = cover.chain
        if chain is None or _may_last(policy, cover) or (chain.sooner and not by_person(chain.sooner)):
            continue
        endless = next((p for p in chain.periods if p.form == "indefinitely"), None)
        waiting = next((p for p in chain.periods if waits(p)), None)
        for_ever = _archives_for_ever(policy, cover)
        if endless and chain.sooner:
            yield finding(cover.declaration, endless.span, variant="person", event=_event_name(chain.sooner))
        elif endless:
            yield finding(cover.declaration, endless.span)
        elif waiting and not _capped_elsewhere(policy, cover):
            event = next(word for word in waiting.events if by_person(word))
            yield finding(cover.declaration, waiting.span, variant="person", event=_event_name(event))
        elif for_ever:
            yield finding(cover.declaration, for_ever, variant="archive")


def _event_name(event: Word) -> Fact:
    return vocabulary("events").term_of(event.text, event)


def _may_last(policy: Policy, cover: RetentionPeriod) -> bool:
    """True for what Art. 5(1)(e) allows to be kept for longer, and for data that are anonymous."""
    reached = covered_purposes(policy, cover)
    if reached and all(policy.kind_flag(p, "lasting") for p in reached):
        return True
    data = [policy.get("data", word.text) for word in cover.side("data").words]
    return bool(data) and all(d is not None and d.has("anonymous") for d in data)


def _capped_elsewhere(policy: Policy, cover: RetentionPeriod) -> bool:
    """True when each purpose that a period reaches has another period that ends without the person."""
    reached = covered_purposes(policy, cover)
    return bool(reached) and all(_has_figure(policy, p, cover) for p in reached)


def _has_figure(policy: Policy, purpose: Purpose, cover: RetentionPeriod) -> bool:
    chains = (c.chain for c in periods_of(policy, purpose) if c.span != cover.span)
    return any(length(c, archive=True) and not any(waits(p) for p in c.periods) for c in chains if c)


def _archives_for_ever(policy: Policy, cover: RetentionPeriod) -> Span | None:
    kinds = {n for c in policy.controllers for n in c.listing("kind").names}
    only = cover.fates is not None and {word.text for word in cover.fates.words} == {"archive"}
    return cover.fates.span if cover.fates and only and kinds == {"company"} else None
