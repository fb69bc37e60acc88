"""Who answers for the data, and how to reach them: controllers, joint control, officer, representative, authority."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.normal_form import content
from polc.compare.normal_form import statement as said
from polc.core.findings import Fact
from polc.core.values import Text, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.law import authorities
from polc.reference.properties import property_of

IDENTITY = ("name", "legal-name", "registered", "country", "kind")
CLAIMS = frozenset(
    {("controller", s) for s in (*IDENTITY, "reach")}
    | {(k, s) for k in ("officer", "representative", "authority") for s in ("name", "reach", "country")}
    | {
        ("policy", "made"),
        ("joint-control", "parties"),
        ("joint-control", "arrangement"),
        ("joint-control", "reach"),
        ("joint-control", "purposes"),
    }
)


def differences(versions: Versions, _holdings: Holdings) -> Iterator[Difference]:
    """The differences between those who answer for the data."""
    yield from _made_by(versions)
    for before, after in versions.pairs_of("controller"):
        for rule in IDENTITY:
            yield from _changed(versions, "controller/changed", before, after, rule, variant=rule)
        yield from _changed(versions, "controller/contact", before, after, "reach")
    yield from _joint(versions)
    yield from _officers(versions)
    for kind in ("representative", "authority"):
        yield from _persons(versions, kind)


def _made_by(versions: Versions) -> Iterator[Difference]:
    old = {d.id: d for d in versions.before.controllers}
    new = {d.id: d for d in versions.after.controllers}
    if old.keys() == new.keys():
        return
    gone, come = [d for n, d in old.items() if n not in new], [d for n, d in new.items() if n not in old]
    before, after = next(iter(gone or old.values()), None), next(iter(come or new.values()), None)
    yield difference(
        "controller/replaced",
        before,
        after,
        variants=("" if gone and come else "added" if come else "removed",),
        before=tuple(d.label for d in old.values()) or None,
        after=tuple(d.label for d in new.values()) or None,
        added=tuple(d.label for d in come),
        removed=tuple(d.label for d in gone),
    )


def _joint(versions: Versions) -> Iterator[Difference]:
    for declared in versions.added_of("joint-control"):
        yield difference("controller/joint-added", None, declared)
    for declared in versions.removed_of("joint-control"):
        yield difference("controller/joint-removed", declared, None)
    for before, after in versions.pairs_of("joint-control"):
        for rule in ("parties", "arrangement", "purposes", "reach"):
            yield from _changed(versions, "controller/joint-changed", before, after, rule)


def _officers(versions: Versions) -> Iterator[Difference]:
    old = [d for d in versions.before.all("officer") if not d.says_none]
    new = [d for d in versions.after.all("officer") if not d.says_none]
    for before, after in zip(old, new, strict=False):
        if content(before, without=("note",)) != content(after, without=("note",)):
            yield difference("officer/changed", before, after, before=_reach_value(before), after=_reach_value(after))
    for declared in old[len(new) :]:
        yield difference("officer/removed", declared, None)
    for declared in new[len(old) :]:
        yield difference("officer/added", None, declared)
    none = [any(d.says_none for d in p.all("officer")) for p in (versions.before, versions.after)]
    if not old and not new and none[0] != none[1]:
        stated = next(d for p in (versions.after, versions.before) for d in p.all("officer"))
        yield difference("officer/none", stated if none[0] else None, stated if none[1] else None)


def _persons(versions: Versions, kind: str) -> Iterator[Difference]:
    for declared in versions.added_of(kind):
        way = "none" if declared.says_none else "added"
        yield difference(f"{kind}/{way}", None, declared, subject=_controller_name(declared))
    for declared in versions.removed_of(kind):
        way = "none" if declared.says_none else "removed"
        yield difference(f"{kind}/{way}", declared, None, subject=_controller_name(declared))
    for before, after in versions.pairs_of(kind):
        for rule in ("name", "country", "reach"):
            yield from _changed(versions, f"{kind}/changed", before, after, rule, subject=_controller_name(after))


def _changed(
    versions: Versions,
    kind: str,
    before: Declaration,
    after: Declaration,
    rule: str,
    *,
    variant: str = "",
    subject: Fact = "",
) -> Iterator[Difference]:
    """The difference of one statement, where it says something else."""
    if said(before, rule) != said(after, rule):
        yield difference(
            kind,
            before,
            after,
            statement=rule,
            variants=(variant,),
            before=_statement_value(versions.before, before, rule),
            after=_statement_value(versions.after, after, rule),
            subject=subject,
        )


def _controller_name(declared: Declaration) -> Fact:
    known = authorities().get(declared.id) if declared.kind == "authority" else None
    return declared.title or (known.term if known else declared.label)


def _statement_value(policy: Policy, declaration: Declaration, rule: str) -> Fact | None:
    if rule == "reach":
        return _reach_value(declaration)
    listing = declaration.listing(rule)
    targets = property_of(declaration.kind, rule).refers
    if listing.stated:
        return tuple(policy.called(targets, word) for word in listing.words)
    word = declaration.word(rule)
    if word:
        return policy.called(("~countries",), word) if rule == "country" else word
    return declaration.text(rule)


def _reach_value(declaration: Declaration) -> Fact | None:
    found: list[Fact] = []
    for reach in declaration.all("reach"):
        for entry in reach.statements():
            found += [v for v in entry.node.values if isinstance(v, Word | Text)]
    return tuple(found) or None
