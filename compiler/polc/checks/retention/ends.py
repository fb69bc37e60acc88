"""Whether keeping ever ends, and what becomes of the data then. Reads chains, no text."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Fact, Finding
from polc.core.sources import Span
from polc.core.values import Chain, Period, Word
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import periods_of
from polc.model.retention.lengths import length, periods_of_cookies, purposes_of
from polc.model.retention.periods import Cover
from polc.reference.vocabulary import vocabulary


def indefinite(policy: Policy) -> Iterator[Finding]:
    """Nothing ends the keeping, or only an act of the person does (Art. 5(1)(e)).

    Archiving without an end is one only for a company: public archives are another matter, and so are the purposes for
    which Art. 5(1)(e) allows longer periods. An inactivity limit beside an end that hangs on the person is enough.
    """
    for cover in (*policy.covers, *periods_of_cookies(policy)):
        chain = cover.chain
        if chain is None or _may_last(policy, cover) or (chain.sooner and not _by_person(chain.sooner)):
            continue
        endless = next((p for p in chain.periods if p.form == "indefinitely"), None)
        waiting = next((p for p in chain.periods if _waits(p)), None)
        for_ever = _archives_for_ever(policy, cover)
        if endless and chain.sooner:
            yield found(
                cover.declaration, endless.span, variant="person", severity="warning", event=_called(chain.sooner)
            )
        elif endless:
            yield found(cover.declaration, endless.span)
        elif waiting and not _capped_elsewhere(policy, cover):
            event = next(w for w in waiting.events if _by_person(w))
            yield found(cover.declaration, waiting.span, variant="person", severity="warning", event=_called(event))
        elif for_ever:
            yield found(cover.declaration, for_ever, variant="archive")


def no_fate(policy: Policy) -> Iterator[Finding]:
    """Periods end, and nothing says what becomes of the data then (Art. 5(1)(e)). One finding for all such periods.

    Silent where a section of its own speaks of retention in free text.
    """
    if policy.header is None or any("retention" in s.listing("kind").names for s in policy.all("section")):
        return
    untold = [c for c in policy.covers if c.chain and not c.exception and not c.fates and _ends(c.chain)]
    if untold:
        places = tuple(related(c.span, "again") for c in untold[1:])
        yield found(untold[0].declaration, untold[0].span, related=places, others=len(untold) - 1 or "")


def _waits(period: Period) -> bool:
    """True when a link lasts until something that only the data subject can bring about."""
    return period.form in ("until", "later") and any(_by_person(w) for w in period.events)


def _by_person(event: Word) -> bool:
    return vocabulary("events").field(event.text, "ends-only-by-person") is True


def _called(event: Word) -> Fact:
    entry = vocabulary("events").get(event.text)
    return entry.term if entry else event


def _ends(chain: Chain) -> bool:
    return bool(chain.periods) and not any(p.form == "indefinitely" or _waits(p) for p in chain.periods)


def _may_last(policy: Policy, cover: Cover) -> bool:
    """True for what Art. 5(1)(e) allows to be kept for longer, and for data that are anonymous."""
    reached = purposes_of(policy, cover)
    if reached and all(policy.kind_flag(p, "lasting") for p in reached):
        return True
    data = [policy.get("data", w.text) for w in cover.side("data").words]
    return bool(data) and all(d is not None and d.has("anonymous") for d in data)


def _capped_elsewhere(policy: Policy, cover: Cover) -> bool:
    """True when each purpose that a period reaches has another period that ends without the person."""
    reached = purposes_of(policy, cover)
    return bool(reached) and all(_has_figure(policy, p, cover) for p in reached)


def _has_figure(policy: Policy, purpose: Purpose, cover: Cover) -> bool:
    chains = (c.chain for c in periods_of(policy, purpose) if c.span != cover.span)
    return any(length(c, archive=True) and not any(_waits(p) for p in c.periods) for c in chains if c)


def _archives_for_ever(policy: Policy, cover: Cover) -> Span | None:
    kinds = {n for c in policy.controllers for n in c.listing("kind").names}
    only = cover.fates is not None and {w.text for w in cover.fates.words} == {"archive"}
    return cover.fates.span if cover.fates and only and kinds == {"company"} else None
