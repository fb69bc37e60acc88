"""clarity/purpose-formula: a purpose is told by a formula that says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from polc.checks.clarity._wording import FORMULAS
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.texts.passages import pieces, pieces_of, readings
from polc.reference.lexicon import TEXTS, folded, languages, pattern

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
        if piece.statement == "because" and _formula(policy, piece.text):
            places.setdefault(_wording_key(piece.text), []).append((piece.declaration, piece.text))
    for spots in places.values():
        declaration, text = spots[0]
        others = tuple(related(t.span, "again") for _, t in spots[1:])
        variant = "sharing" if declaration.kind == "recipient" else ""
        yield finding(declaration, text.span, related=others, variant=variant, formula=text)


def _empty(policy: Policy, purpose: Declaration) -> Iterator[Text]:
    """The texts of a purpose that are formulas; its title only where nothing else says what is done."""
    told = [p for p in pieces_of(purpose) if p.statement in TOLD]
    acts = [p for p in told if p.statement != "title"]
    yield from (p.text for p in acts if _formula(policy, p.text))
    if not (purpose.has("activity") or purpose.has("aims") or _members(policy, purpose)):
        yield from (p.text for p in told if p.statement == "title" and _formula(policy, p.text))


def _members(policy: Policy, purpose: Declaration) -> bool:
    known = policy.purpose(purpose.id)
    return known is not None and bool(policy.members(known))


def _formula(policy: Policy, text: Text) -> bool:
    """True when each passage that can be read is a formula and nothing else."""
    read = readings(policy, text, languages(FORMULAS))
    return bool(read) and all(_says_nothing(passage.text, lang) for passage, lang in read)


@lru_cache(maxsize=TEXTS)
def _says_nothing(text: str, lang: str) -> bool:
    whole = pattern(FORMULAS, lang, "formulas")
    return whole is not None and whole.fullmatch(folded(text).strip(" .;")) is not None


def _wording_key(text: Text) -> tuple[str, ...]:
    return tuple(p.text for p in text.passages)
