"""The policy's own version: its day, its name, its age, and how it says that it changes. Reads no text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.application_dates import effective_day, review_day
from polc.model.policy import Policy
from polc.syntax.tree import Node

SURPRISING = frozenset({"on-publication", "any-time"})
ANNOUNCED = frozenset({"before-effect", "new-purpose"})


def effective_date(policy: Policy) -> Iterator[Finding]:
    """The policy does not say from which day it applies (Art. 5(2); WP260 on changes to a notice).

    A section on updates may say it in words.
    """
    if policy.header is None or policy.header.has("effective"):
        return
    if not any(s.listing("kind").names & {"updates", "changes"} for s in policy.all("section")):
        yield found(policy.header)


def identifier(policy: Policy) -> Iterator[Finding]:
    """The policy has no version by which one text can be told from another (Art. 5(2))."""
    if policy.header is not None and not policy.header.has("version"):
        yield found(policy.header)


def change_clause(policy: Policy) -> Iterator[Finding]:
    """Changes apply as soon as they are published, and nobody is told (WP260 on changes; Art. 5(1)(a), 13(3)).

    That changes may come at any time counts only beside the advice to look again; `notice` of any kind is enough.
    """
    header = policy.header
    changes = header.first("changes") if header else None
    if header is None or changes is None:
        return
    names, notice = changes.own_listing.names, changes.listing("notice")
    advice = changes.first("advice")
    if notice or names & ANNOUNCED or not names & SURPRISING:
        return
    if "on-publication" in names or advice:
        places = (related(advice.span, "advice"),) if advice else ()
        yield found(header, changes.span, related=places, variant="none" if notice.none else "")


def stale(policy: Policy) -> Iterator[Finding]:
    """The policy has applied unchanged for longer than two years (Art. 5(2), 24(1): measures are reviewed)."""
    day, due = effective_day(policy), review_day(policy)
    if policy.header is None or day is None or due is None or policy.as_of < due:
        return
    statement = policy.header.first("effective")
    yield found(policy.header, statement.span if statement else None, day=day)


def dated_change(policy: Policy) -> Iterator[Finding]:
    """A statement began to hold after the day from which the policy says that it applies (Art. 5(2)).

    So the text of today is younger than the date it bears. One finding a policy, at its latest change.
    """
    day = effective_day(policy)
    if policy.header is None or day is None:
        return
    dated = (node for d, nodes in policy.nodes if d.kind != "rule" for node in nodes if node.when)
    begun = [(start, node) for node in dated if (start := _start(node))]
    later = sorted((x for x in begun if day < x[0] <= policy.as_of), key=lambda x: x[0])
    statement = policy.header.first("effective")
    if later and statement is not None:
        start, node = later[-1]
        place = node.when.span if node.when else node.span
        yield found(policy.header, statement.span, related=(related(place, "change"),), day=day, start=start)


def _start(node: Node) -> date | None:
    start: Word | None = node.when.start if node.when else None
    try:
        return date.fromisoformat(start.text) if start else None
    except ValueError:
        return None  # an impossible date has its own finding
