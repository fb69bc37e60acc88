"""What no other comparison reads: every other statement and declaration, so that nothing changes in silence.

A statement has a name and a grade in `dsl/differences/statements.toml`; titles, notes and the wording of what others
compare are text. Judges nothing by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.lists import value_of
from polc.compare.normal_form import TEXTS, Normal, content, normal
from polc.compare.normal_form import statement as said
from polc.core.findings import Fact
from polc.core.sources import Span
from polc.core.values import Listing, Text
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.text_references import texts_in
from polc.model.unpublished import UNPUBLISHED
from polc.reference.differences import declaration_named, statement_named
from polc.reference.properties import property_of

Claims = frozenset[tuple[str, str]]
"""Statements that a comparison reads, as kind of declaration and statement."""
KNOWN = (
    frozenset(
        {
            "purpose",
            "data",
            "subject",
            "source",
            "recipient",
            "transfer",
            "right",
            "channel",
            "controller",
            "joint-control",
            "officer",
            "representative",
            "authority",
            "cookies",
            "decision",
            "decisions",
            "watchlist",
            "ai",
            "promise",
            "retention",
            "policy",
        }
    )
    | UNPUBLISHED
)
"""Declarations that others tell of when they come or go; what is not published obliges to nothing."""
PROSE = frozenset({("section", "text"), ("term", "means"), *(("*", t) for t in TEXTS)})
"""Statements that are words only."""


def rest(versions: Versions, told: Collection[Difference], claimed: Claims) -> Iterator[Difference]:
    """The differences that none of those told is about.

    Statements `claimed` by other comparisons are text here.
    """
    for declared in versions.added:
        if declared.kind not in KNOWN:
            yield _declaration("added", None, declared)
    for declared in versions.removed:
        if declared.kind not in KNOWN:
            yield _declaration("removed", declared, None)
    spoken = {(d.after.declarations, d.statement) for d in told}
    for before, after in versions.pairs:
        if before.kind not in UNPUBLISHED and content(before) != content(after):
            yield from _statements(versions, before, after, spoken, claimed)


def _declaration(way: str, old: Declaration | None, new: Declaration | None) -> Difference:
    found = new or old
    assert found is not None  # noqa: S101 - one of both is there
    named = declaration_named(found.kind)
    return difference(
        f"declaration/{way}",
        old,
        new,
        grade=named.grade(way),
        citations=named.cites,
        what=named.term,
    )


def _statements(
    versions: Versions, before: Declaration, after: Declaration, spoken: Collection[object], claimed: Claims
) -> Iterator[Difference]:
    rules = dict.fromkeys(n.rule for n in (*before.node.children, *after.node.children))
    for rule in rules:
        if said(before, rule) == said(after, rule):
            continue
        if rule in TEXTS or (before.kind, rule) in PROSE:
            if (before.kind, rule) not in claimed:
                yield _text(before, after, rule)
        elif (before.kind, rule) in claimed:
            if ((after.key,), rule) not in spoken and _words(before, rule) != _words(after, rule):
                yield _text(before, after, rule)
        else:
            yield _statement(versions, before, after, rule)


def _text(before: Declaration, after: Declaration, rule: str) -> Difference:
    named = statement_named(before.kind, rule)
    variants = ("added" if not before.has(rule) else "removed" if not after.has(rule) else "",)
    return difference(
        "text/changed",
        before,
        after,
        statement=rule,
        variants=variants,
        before=before.text(rule),
        after=after.text(rule),
        what=named.term if named else rule,
        old_span=_span(before, after, rule),
        new_span=_span(after, before, rule),
    )


def _span(declaration: Declaration, twin: Declaration, rule: str) -> Span | None:
    """The first statement of a kind that the other version does not have in the same words."""
    known = {repr(normal(n)) for n in twin.node.all(rule)}
    return next((n.span for n in declaration.node.all(rule) if repr(normal(n)) not in known), None)


def _words(declaration: Declaration, rule: str) -> Normal:
    """The texts of a statement, in whatever order."""
    return tuple(sorted((normal(t) for n in declaration.node.all(rule) for t in texts_in(n)), key=repr))


def _statement(versions: Versions, earlier: Declaration, later: Declaration, rule: str) -> Difference:
    way = "added" if not earlier.has(rule) else "removed" if not later.has(rule) else "changed"
    named = statement_named(earlier.kind, rule)
    before, after = _value(versions.before, earlier, rule), _value(versions.after, later, rule)
    return difference(
        f"statement/{way}",
        earlier,
        later,
        statement=rule,
        before=before,
        after=after,
        what=named.said if named else property_of(earlier.kind, rule).word,
        grade=named.grade(way) if named else "",
        citations=named.cites if named else (),
        old_span=_span(earlier, later, rule),
        new_span=_span(later, earlier, rule),
    )


def _value(policy: Policy, declaration: Declaration, rule: str) -> Fact | None:
    """The value of a statement, to show it: a list, a text, a length of time, else its names."""
    targets = property_of(declaration.kind, rule).refers
    listing: Listing = declaration.listing(rule)
    if listing.stated:
        return value_of(policy, listing, targets)
    text: Text | None = declaration.text(rule)
    words = tuple(policy.called(targets, word) for word in declaration.words(rule))
    return text or declaration.duration(rule) or words or None
