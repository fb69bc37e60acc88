"""Decisions about persons, watch lists and artificial intelligence."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.listed import listed_by
from polc.compare.normal_form import statement as said
from polc.model.declaration import Declaration

LISTS = {
    "decision": ("purposes", "subjects", "data", "review"),
    "watchlist": ("purposes", "subjects", "data", "recipients", "review"),
    "ai": ("does", "purposes", "data", "recipients", "talks", "run-by"),
}
CLAIMS = frozenset(
    {(kind, s) for kind, lists in LISTS.items() for s in lists}
    | {("decision", "solely"), ("decision", "decision-ground"), ("ai", "possible")}
)


def differences(versions: Versions, holdings: Holdings) -> Iterator[Difference]:
    """The differences between decisions, watch lists and systems of artificial intelligence."""
    for kind in LISTS:
        for declared in versions.added_of(kind):
            yield difference(f"{kind}/added", None, declared, variants=_weight_variants(declared))
        for declared in versions.removed_of(kind):
            yield difference(f"{kind}/removed", declared, None)
        for before, after in versions.pairs_of(kind):
            yield from _pair_differences(holdings, before, after)
    for declared in versions.added_of("decisions"):
        yield difference("decision/denied", None, declared)
    for declared in versions.removed_of("decisions"):
        yield difference("decision/no-longer-denied", declared, None)


def _weight_variants(declared: Declaration) -> tuple[str, ...]:
    if declared.kind == "ai":
        return ("talks",) if declared.has("talks") else ()
    if declared.kind == "watchlist":
        return ()
    ground = declared.word("decision-ground")
    asked = ground is not None and ground.text.endswith("consent")
    return ("" if declared.has("solely") else "assisted", "consent" if asked else "")


def _pair_differences(holdings: Holdings, before: Declaration, after: Declaration) -> Iterator[Difference]:
    kind = before.kind
    for rule in LISTS[kind]:
        found = listed_by(holdings, before, after, rule)
        if not found.differs:
            continue
        if rule == "review":
            way = "review-removed" if found.removed else "review-added"
            yield difference(f"{kind}/{way}", before, after, statement=rule, values=found.values)
        else:
            yield difference(
                f"{kind}/{'widened' if found.wider else 'narrowed'}",
                before,
                after,
                statement=rule,
                variants=(rule,),
                values=found.values,
                added=found.added,
                removed=found.removed,
            )
    if before.has("solely") != after.has("solely"):
        yield difference(
            "decision/automation",
            before,
            after,
            statement="solely",
            variants=("" if after.has("solely") else "assisted",),
        )
    if said(before, "decision-ground") != said(after, "decision-ground"):
        yield difference(
            "decision/ground",
            before,
            after,
            statement="decision-ground",
            variants=("consent" if "consent" in _weight_variants(after) else "",),
        )
    if before.has("possible") != after.has("possible"):
        yield difference(
            "ai/hedge", before, after, statement="possible", variants=("" if before.has("possible") else "possible",)
        )
