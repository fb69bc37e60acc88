"""What the policy says of itself: version, day, scope, languages, how it may change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.listed import stated_lists
from polc.compare.normal_form import statement as said
from polc.core.findings import Fact
from polc.model.declaration import Declaration

CLAIMS = frozenset(("policy", s) for s in ("version", "effective", "scope", "languages", "changes", "audience"))


def differences(versions: Versions, _holdings: Holdings) -> Iterator[Difference]:
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
    if said(one, "scope") != said(other, "scope"):
        yield difference("scope/changed", one, other, statement="scope")
    yield from _audience(versions, one, other)
    yield from _languages(versions, one, other)
    if said(one, "changes") != said(other, "changes"):
        yield from _changes(versions, one, other)


def _shown(declaration: Declaration, rule: str) -> Fact | None:
    stated = declaration.word(rule)
    if rule == "effective" and stated:
        with suppress(ValueError):
            return date.fromisoformat(stated.text)
    return stated or declaration.text(rule)


def _languages(versions: Versions, one: Declaration, other: Declaration) -> Iterator[Difference]:
    found = stated_lists(versions, one, other, "languages")
    for way, some in (("removed", found.removed), ("added", found.added)):
        if some:
            yield difference(f"language/{way}", one, other, statement="languages", values=found.values, languages=some)


def _audience(versions: Versions, one: Declaration, other: Declaration) -> Iterator[Difference]:
    found = stated_lists(versions, one, other, "audience")
    if found.added or found.removed:
        yield difference(
            "scope/audience",
            one,
            other,
            statement="audience",
            values=found.values,
            variants=("" if found.added else "fewer",),
            added=found.added,
            removed=found.removed,
        )


def _changes(versions: Versions, one: Declaration, other: Declaration) -> Iterator[Difference]:
    """How the policy may change: less warning of changes binds less."""
    warned = [set(d.listing("changes").names) & {"before-effect", "new-purpose"} for d in (one, other)]
    notices = [_notice(d) for d in (one, other)]
    less = bool(warned[0] - warned[1]) or bool(notices[0] - notices[1])
    more = not less and (bool(warned[1] - warned[0]) or bool(notices[1] - notices[0]))
    yield difference(
        "version/change-clause",
        one,
        other,
        statement="changes",
        values=stated_lists(versions, one, other, "changes").values,
        variants=("less",) if less else ("more",) if more else (),
    )


def _notice(declaration: Declaration) -> set[str]:
    stated = declaration.first("changes")
    return set(stated.listing("notice").names) if stated else set()
