"""Decisions about persons, watch lists and artificial intelligence."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings, told_as
from polc.compare.lists import compared, labels, value_of
from polc.compare.normal import statement as said
from polc.model.declaration import Declaration
from polc.reference.properties import property_of
from polc.text.finding import Fact

LISTS = {
    "decision": ("purposes", "subjects", "data", "review"),
    "watchlist": ("purposes", "subjects", "data", "recipients", "review"),
    "ai": ("does", "purposes", "data", "recipients", "talks", "run-by"),
}
CLAIMS = frozenset(
    {(kind, s) for kind, lists in LISTS.items() for s in lists}
    | {("decision", "solely"), ("decision", "decision-ground"), ("ai", "possible")}
)


def machines(versions: Versions, holdings: Holdings) -> Iterator[Difference]:
    """The differences between decisions, watch lists and systems of artificial intelligence."""
    for kind in LISTS:
        for declared in versions.added_of(kind):
            yield difference(f"{kind}/added", None, declared, variants=_weight(declared))
        for declared in versions.removed_of(kind):
            yield difference(f"{kind}/removed", declared, None)
        for one, other in versions.pairs_of(kind):
            yield from _pair(versions, holdings, one, other)
    for declared in versions.added_of("decisions"):
        yield difference("decision/denied", None, declared)
    for declared in versions.removed_of("decisions"):
        yield difference("decision/no-longer-denied", declared, None)


def _weight(declared: Declaration) -> tuple[str, ...]:
    if declared.kind == "ai":
        return ("talks",) if declared.has("talks") else ()
    if declared.kind == "watchlist":
        return ()
    ground = declared.word("decision-ground")
    asked = ground is not None and ground.text.endswith("consent")
    return ("" if declared.has("solely") else "assisted", "consent" if asked else "")


def _pair(versions: Versions, holdings: Holdings, one: Declaration, other: Declaration) -> Iterator[Difference]:
    kind = one.kind
    for rule in LISTS[kind]:
        targets = property_of(kind, rule).refers
        old, new = one.listing(rule), other.listing(rule)
        added: tuple[Fact, ...]
        if rule == "data":
            change = holdings.compare(old, new)
            added, removed = told_as(versions.after, new, change.added), told_as(versions.before, old, change.removed)
        else:
            change = compared((versions.before, versions.after), old, new, targets)
            added, removed = labels(change.added), labels(change.removed)
        if not (added or removed or change.opened or change.closed):
            continue
        shown = value_of(versions.before, old, targets), value_of(versions.after, new, targets)
        wider = (bool(added) or change.opened) and rule != "review"
        if rule == "review":
            way = "review-removed" if removed else "review-added"
            yield difference(f"{kind}/{way}", one, other, statement=rule, before=shown[0], after=shown[1])
        else:
            yield difference(
                f"{kind}/{'widened' if wider else 'narrowed'}",
                one,
                other,
                statement=rule,
                variants=(rule,),
                before=shown[0],
                after=shown[1],
                added=added,
                removed=removed,
            )
    if one.has("solely") != other.has("solely"):
        yield difference(
            "decision/automation", one, other, statement="solely", variants=("" if other.has("solely") else "assisted",)
        )
    if said(one, "decision-ground") != said(other, "decision-ground"):
        yield difference(
            "decision/ground",
            one,
            other,
            statement="decision-ground",
            variants=("consent" if "consent" in _weight(other) else "",),
        )
    if one.has("possible") != other.has("possible"):
        yield difference(
            "ai/hedge", one, other, statement="possible", variants=("" if one.has("possible") else "possible",)
        )
