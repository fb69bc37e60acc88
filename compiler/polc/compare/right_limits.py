"""What limits a right: the grounds it is granted on, what it applies to, its cases and exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.listed import listed, stated_lists
from polc.compare.lists import Change
from polc.compare.normal_form import normal
from polc.core.findings import Fact
from polc.core.values import Listing
from polc.model.declaration import Declaration
from polc.model.rights import Right, RightCase
from polc.reference.properties import property_of

CASES = "case"


def grounds(versions: Versions, old: Declaration, new: Declaration, subject: Fact) -> Iterator[Difference]:
    """A right that is granted on named grounds only is narrower than one that asks for none."""
    found = stated_lists(versions, old, new, "grounds")
    if found.added or found.removed:
        yield difference(
            _limit_change(found.change),
            old,
            new,
            statement="grounds",
            variants=("grounds",),
            values=found.values,
            added=found.added,
            removed=found.removed,
            subject=subject,
        )


def scope(versions: Versions, before: Right, after: Right, subject: Fact) -> Iterator[Difference]:
    """What a right applies to: a scope where there was none narrows it, and so does a smaller one."""
    old, new = before.general.scope, after.general.scope
    for side in sorted({*old, *new}):
        lists = old.get(side, Listing()), new.get(side, Listing())
        found = listed(versions, lists, property_of("right", f"for-{side}").refers)
        if found.added or found.removed:
            yield difference(
                _limit_change(found.change),
                before.declaration,
                after.declaration,
                statement="applies-to",
                variants=("scope",),
                subject=subject,
                values=found.values,
            )


def _limit_change(change: Change) -> str:
    """A limit where there was none restricts, and so does one that lets less through."""
    narrower = change.stated or (not change.unstated and bool(change.removed))
    return f"right/{'restricted' if narrower else 'extended'}"


def cases(before: Right, after: Right, subject: Fact) -> Iterator[Difference]:
    """Cases and exceptions, known by what they are about."""
    old, new = {_about(c): c for c in before.cases}, {_about(c): c for c in after.cases}
    for key, case in old.items():
        twin = new.get(key)
        if twin is None or normal(twin.block.node) != normal(case.block.node):
            statement = "except-right" if case.exception else CASES
            way = "changed" if twin else "removed"
            yield difference(
                "right/case",
                before.declaration,
                after.declaration,
                statement=statement,
                subject=subject,
                variants=(f"exception-{way}" if case.exception else way,),
                old_span=case.span,
                new_span=twin.span if twin else after.declaration.place,
            )
    for key, case in new.items():
        if key not in old:
            yield difference(
                "right/case",
                before.declaration,
                after.declaration,
                subject=subject,
                statement="except-right" if case.exception else CASES,
                variants=("exception-added" if case.exception else "added",),
                old_span=before.declaration.place,
                new_span=case.span,
            )


def _about(case: RightCase) -> object:
    scope = tuple(sorted((side, *sorted(listing.names)) for side, listing in case.scope.items()))
    return case.exception, scope, normal(case.block.text("if"))
