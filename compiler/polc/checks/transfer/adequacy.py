"""Adequacy decisions relied on: whether one is in force, covers the recipient, and stands alone. Dates are data."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.calendar import days_after
from polc.core.findings import Finding, Related
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.transfer_tools import ADEQUACY, DEROGATION, Destination, Reliance, ended, reliances
from polc.reference.adequacy import Adequacy

SOON = 180
"""How many days before its end a decision is told to be ending: the time to negotiate and sign another tool."""


def adequacy_not_in_force(policy: Policy) -> Iterator[Finding]:
    """An adequacy decision is relied on for a place for which none is in force on the day (Art. 45).

    A decision that has ended under its own name is for `transfer/obsolete-tool`. Where other tools are named beside it,
    they may carry the places that no decision covers: then only a decision that covers none of them is told.
    """
    for reliance in _on_adequacy(policy):
        if ended(reliance.tool, policy.as_of) or not reliance.destinations:
            continue
        bare = tuple(d for d in reliance.destinations if not _carried(reliance, d, policy))
        if not bare or (not reliance.alone(ADEQUACY) and len(bare) < len(reliance.destinations)):
            continue
        past = [d for place in bare for d in place.decisions(reliance.tool) if d.ends and d.ends <= policy.as_of]
        coming = [d for place in bare for d in place.decisions(reliance.tool) if d.begins and d.begins > policy.as_of]
        yield found(
            reliance.declaration, reliance.word.span, related=_places(reliance),
            variant="elsewhere" if not any(p.decisions(reliance.tool) for p in bare) and _by_name(reliance) else "",
            citations=tuple(d.act for d in (*past, *coming)),
            tool=reliance.tool.term, places=tuple(p.label for p in bare), day=policy.as_of,
            ended=max((d.ends for d in past if d.ends), default=""),
            begins=min((d.begins for d in coming if d.begins), default=""),
        )  # fmt: skip


def adequacy_ending(policy: Policy) -> Iterator[Finding]:
    """The decision on which a transfer rests alone ends within six months (Art. 45(3))."""
    for reliance, place, decision in _standing(policy):
        if decision.ends and decision.ends <= days_after(policy.as_of, SOON) and reliance.alone(ADEQUACY):
            yield found(
                reliance.declaration, reliance.word.span, related=_places(reliance), citations=(decision.act,),
                places=(place.label,), ends=decision.ends,
            )  # fmt: skip


def adequacy_scope(policy: Policy) -> Iterator[Finding]:
    """A decision that covers private organisations only is relied on for a public authority (Art. 45(3))."""
    for reliance, place, decision in _standing(policy):
        public = len(reliance.served) == 1 and role_of(policy, reliance.served[0].id) == "authority"
        if public and not decision.public_bodies and reliance.alone(ADEQUACY):
            yield found(
                reliance.declaration, reliance.word.span, related=_places(reliance), citations=(decision.act,),
                places=(place.label,),
            )  # fmt: skip


def dpf_listing(policy: Policy) -> Iterator[Finding]:
    """The decision covers only organisations that have certified themselves, and nothing says so of this one.

    Art. 1 of the decision; silent where another tool carries the transfer anyway.
    """
    for reliance, place, decision in _standing(policy):
        if decision.certified_only and not reliance.certified and reliance.alone(ADEQUACY):
            yield found(
                reliance.declaration, reliance.word.span, related=_places(reliance), citations=(decision.act,),
                places=(place.label,), list=str(decision.fields.get("list-url", "")),
            )  # fmt: skip


def dpf_sole(policy: Policy) -> Iterator[Finding]:
    """A transfer to a certified organisation has no tool to fall back on while the decision is contested."""
    for reliance, place, decision in _standing(policy):
        if decision.certified_only and reliance.certified and reliance.alone(ADEQUACY, DEROGATION):
            yield found(
                reliance.declaration, reliance.word.span, related=_places(reliance), citations=(decision.act,),
                places=(place.label,),
            )  # fmt: skip


def _on_adequacy(policy: Policy) -> Iterator[Reliance]:
    return (r for r in reliances(policy) if r.of_kind(ADEQUACY))


def _standing(policy: Policy) -> Iterator[tuple[Reliance, Destination, Adequacy]]:
    """Every decision in force that is relied on, once a recipient or transfer."""
    told: set[tuple[object, str]] = set()
    for reliance in _on_adequacy(policy):
        for place in reliance.destinations:
            decision = place.covered(reliance.tool, policy.as_of)
            if decision and (reliance.declaration.span, decision.id) not in told:
                told.add((reliance.declaration.span, decision.id))
                yield reliance, place, decision


def _carried(reliance: Reliance, place: Destination, policy: Policy) -> bool:
    tools = (reliance.tool, *(e for e in reliance.others if e.fields.get("tool") == ADEQUACY))
    return any(place.covered(t, policy.as_of) for t in tools)


def _by_name(reliance: Reliance) -> bool:
    """True for a tool that is one decision, not adequacy in general."""
    return reliance.tool.parent == ADEQUACY


def _places(reliance: Reliance) -> tuple[Related, ...]:
    return tuple(related(s, "again") for s in reliance.again)
