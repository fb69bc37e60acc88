"""clarity/purpose-formula: a purpose is told by a formula that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.texts.formulas import PURPOSES, is_formula
from polc.model.texts.passages import pieces, pieces_of

TOLD = frozenset({"title", "activity", "aims"})


@rule("clarity/purpose-formula")
def purpose_formula(policy: Policy) -> Iterator[Finding]:
    """A purpose is a formula such as "improve our services": neither what is done nor with which data (WP260 point 12).

    Whole texts only; a title is silent where an activity or aim tells more. One finding for a text that is repeated.
    """
    places: dict[tuple[str, ...], list[tuple[Declaration, Text]]] = {}
    for purpose in policy.all("purpose"):
        if purpose.span.path == policy.path:
            for text in _empty(policy, purpose):
                places.setdefault(_wording_key(text), []).append((purpose, text))
    for piece in pieces(policy, "recipient"):
        if piece.statement == "because" and is_formula(policy, piece.text, PURPOSES):
            places.setdefault(_wording_key(piece.text), []).append((piece.declaration, piece.text))
    for spots in places.values():
        declaration, text = spots[0]
        others = tuple(related(t.span, "again") for _, t in spots[1:])
        variant = "sharing" if declaration.kind == "recipient" else ""
        yield finding(declaration, text.span, related=others, variant=variant, formula=text)


def _empty(policy: Policy, purpose: Declaration) -> Iterator[Text]:
    """The texts of a purpose that are formulas.

    Its title only where nothing else says what is done.
    """
    told = [p for p in pieces_of(purpose) if p.statement in TOLD]
    acts = [p for p in told if p.statement != "title"]
    yield from (p.text for p in acts if is_formula(policy, p.text, PURPOSES))
    if not (purpose.has("activity") or purpose.has("aims") or _members(policy, purpose)):
        yield from (p.text for p in told if p.statement == "title" and is_formula(policy, p.text, PURPOSES))


def _members(policy: Policy, purpose: Declaration) -> bool:
    known = policy.purpose(purpose.id)
    return known is not None and bool(policy.members(known))


def _wording_key(text: Text) -> tuple[str, ...]:
    return tuple(p.text for p in text.passages)
