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
    before, after = versions.before.header, versions.after.header
    if before is None or after is None:
        return
    if before.id != after.id:
        yield difference("declaration/renamed", before, after, old_name=before.id, new_name=after.id)
    for rule in ("version", "effective"):
        if said(before, rule) != said(after, rule):
            yield difference(
                "version/changed",
                before,
                after,
                statement=rule,
                before=_statement_value(before, rule),
                after=_statement_value(after, rule),
                variants=(rule,),
            )
    if said(before, "scope") != said(after, "scope"):
        yield difference("scope/changed", before, after, statement="scope")
    yield from _audience(versions, before, after)
    yield from _languages(versions, before, after)
    if said(before, "changes") != said(after, "changes"):
        yield from _changes(versions, before, after)


def _statement_value(declaration: Declaration, rule: str) -> Fact | None:
    stated = declaration.word(rule)
    if rule == "effective" and stated:
        with suppress(ValueError):
            return date.fromisoformat(stated.text)
    return stated or declaration.text(rule)


def _languages(versions: Versions, before: Declaration, after: Declaration) -> Iterator[Difference]:
    found = stated_lists(versions, before, after, "languages")
    for way, items in (("removed", found.removed), ("added", found.added)):
        if items:
            yield difference(
                f"language/{way}", before, after, statement="languages", values=found.values, languages=items
            )


def _audience(versions: Versions, before: Declaration, after: Declaration) -> Iterator[Difference]:
    found = stated_lists(versions, before, after, "audience")
    if found.added or found.removed:
        yield difference(
            "scope/audience",
            before,
            after,
            statement="audience",
            values=found.values,
            variants=("" if found.added else "fewer",),
            added=found.added,
            removed=found.removed,
        )


def _changes(versions: Versions, before: Declaration, after: Declaration) -> Iterator[Difference]:
    """How the policy may change: less warning of changes binds less."""
    warned = [set(d.listing("changes").names) & {"before-effect", "new-purpose"} for d in (before, after)]
    notices = [_notice(d) for d in (before, after)]
    less = bool(warned[0] - warned[1]) or bool(notices[0] - notices[1])
    more = not less and (bool(warned[1] - warned[0]) or bool(notices[1] - notices[0]))
    yield difference(
        "version/change-clause",
        before,
        after,
        statement="changes",
        values=stated_lists(versions, before, after, "changes").values,
        variants=("less",) if less else ("more",) if more else (),
    )


def _notice(declaration: Declaration) -> set[str]:
    stated = declaration.first("changes")
    return set(stated.listing("notice").names) if stated else set()
