"""What the policy says of itself: version, day, scope, languages, how it may change."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.lists import compared, labels, value_of
from polc.compare.normal import statement as said
from polc.model.declaration import Declaration
from polc.reference.properties import property_of
from polc.text.finding import Fact

CLAIMS = frozenset(("policy", s) for s in ("version", "effective", "scope", "languages", "changes", "audience"))


def header(versions: Versions) -> Iterator[Difference]:
    """The differences between what two versions say of themselves."""
    one, other = versions.before.header, versions.after.header
    if one is None or other is None:
        return
    if one.id != other.id:
        yield difference("declaration/renamed", one, other, old_name=one.id, new_name=other.id)
    for rule in ("version", "effective"):
        if said(one, rule) != said(other, rule):
            yield difference(
                "version/changed",
                one,
                other,
                statement=rule,
                before=_shown(one, rule),
                after=_shown(other, rule),
                variants=(rule,),
            )
    for rule in ("scope", "audience", "languages"):
        yield from _lists(versions, one, other, rule)
    if said(one, "changes") != said(other, "changes"):
        yield from _changes(versions, one, other)


def _shown(declaration: Declaration, rule: str) -> Fact | None:
    return declaration.word(rule) or declaration.text(rule)


def _lists(versions: Versions, one: Declaration, other: Declaration, rule: str) -> Iterator[Difference]:
    targets = property_of("policy", rule).refers
    old, new = one.listing(rule), other.listing(rule)
    if rule == "scope":
        if said(one, rule) != said(other, rule):
            yield difference("scope/changed", one, other, statement=rule)
        return
    change = compared((versions.before, versions.after), old, new, targets)
    shown = value_of(versions.before, old, targets), value_of(versions.after, new, targets)
    group = {"audience": "scope/audience", "languages": "language"}[rule]
    if rule == "languages":
        for way, some in (("removed", change.removed), ("added", change.added)):
            if some:
                yield difference(
                    f"{group}/{way}",
                    one,
                    other,
                    statement=rule,
                    before=shown[0],
                    after=shown[1],
                    languages=labels(some),
                )
    elif change.added or change.removed:
        yield difference(
            group,
            one,
            other,
            statement=rule,
            before=shown[0],
            after=shown[1],
            variants=("" if change.added else "fewer",),
            added=labels(change.added),
            removed=labels(change.removed),
        )


def _changes(versions: Versions, one: Declaration, other: Declaration) -> Iterator[Difference]:
    """How the policy may change: less warning of changes binds less."""
    targets = property_of("policy", "changes").refers
    old, new = one.listing("changes"), other.listing("changes")
    warned = [set(x.names) & {"before-effect", "new-purpose"} for x in (old, new)]
    notices = [_notice(d) for d in (one, other)]
    less = bool(warned[0] - warned[1]) or bool(notices[0] - notices[1])
    more = not less and (bool(warned[1] - warned[0]) or bool(notices[1] - notices[0]))
    yield difference(
        "version/change-clause",
        one,
        other,
        statement="changes",
        before=value_of(versions.before, old, targets),
        after=value_of(versions.after, new, targets),
        variants=("less",) if less else ("more",) if more else (),
    )


def _notice(declaration: Declaration) -> set[str]:
    stated = declaration.first("changes")
    return set(stated.listing("notice").names) if stated else set()
