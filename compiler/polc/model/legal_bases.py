"""Legal bases as the points of Art. 6(1) they stand on, and whether the policy tells which one carries what.

Judges nothing.
"""

from __future__ import annotations

import re

from polc.core.findings import Fact
from polc.core.values import Listing, Text, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Basis, Purpose
from polc.reference.vocabulary import vocabulary

OTHER = "other"
CONTRACT = "contract"
CONTRACTUAL = ("contract", "pre-contract")
CONSENT = "consent"
INTEREST = "legitimate-interest"
IMPOSED = ("legal-obligation", "public-task")
"""Bases that exist only where Union or Member State law lays them down (Art. 6(3))."""
ASKING = re.compile(r"(?:gdpr|eu:2016/679):6(?!\d)")
"""Article 6 of the GDPR, which asks for such a law and is none."""


def point(ground: str) -> str:
    """The point of Art. 6(1) on which a ground stands: a contract and the steps before it share one."""
    entry = vocabulary("legal-bases").get(ground)
    return str(entry.fields.get("article", entry.id)) if entry else ground


def one_of(policy: Policy, ground: str, grounds: tuple[str, ...]) -> bool:
    """True when a ground is one of some terms of `legal-bases`."""
    return any(policy.is_a("legal-bases", ground, g) for g in grounds)


def undecided(statement: Declaration) -> tuple[Declaration, ...]:
    """The grounds of a `basis` statement among which nothing chooses.

    Empty where each is allotted or all are one. One ground without `for` beside others that have it carries the rest,
    and is no alternative.
    """
    grounds = statement.all("ground")
    free = [g for g in grounds if not g.listing("for")]
    points = {point(g.own_words[0].text) for g in grounds}
    return tuple(grounds) if len(points) > 1 and len(free) > 1 else ()


def unallotted(purpose: Declaration) -> tuple[Declaration, ...]:
    """The grounds of several `basis` statements that all lack `for`.

    Empty where each has its share or all are one. As with alternatives, one ground without `for` carries what the
    others leave.
    """
    grounds = [g for s in purpose.all("basis") for g in s.all("ground")]
    free = [g for g in grounds if not g.listing("for")]
    return tuple(free) if len({point(g.own_words[0].text) for g in free}) > 1 else ()


def outside_purpose(policy: Policy, purpose: Purpose, basis: Basis) -> tuple[Word, ...]:
    """The data, persons and activities that a basis is for and its purpose does not have.

    What the purpose does not state, or leaves open, may hold them.
    """
    data, subjects = policy.effective(purpose, "data"), policy.effective(purpose, "subjects")
    used = policy.data_inside(data.names) if data and not data.open else None
    persons = subjects.names if subjects and not subjects.open else None
    activities = {word.text for p in policy.descendants(purpose.id) for word in p.activities.words}

    def is_outside(name: str) -> bool:
        if policy.index.holds("~activity", name):
            return name not in activities
        if policy.index.holds("data", name) or policy.index.holds("~data", name):
            return used is not None and policy.data_inside(frozenset({name})).isdisjoint(used)
        if policy.index.holds("subject", name) and persons is not None:
            return not any(policy.subject_within(s, name) or policy.subject_within(name, s) for s in persons)
        return False

    return tuple(word for word in basis.allotted.words if is_outside(word.text))


def is_undecided(purpose: Purpose, basis: Basis) -> bool:
    """True for a basis that is one of alternatives without allotment."""
    statements = purpose.declaration.all("basis")
    return any(basis.statement.node is g.node for s in statements for g in undecided(s))


def ground_as_told(word: Word, text: Text | None = None) -> Fact:
    """What to call a ground: its name in the vocabulary, else the policy's own words for it."""
    return vocabulary("legal-bases").term_of(word.text, text or word)


def names_its_law(basis: Basis) -> bool:
    """True when a basis tells which law it follows from: a norm, or words of the policy's own.

    Article 6 of the GDPR only says that there must be one.
    """
    return bool(basis.text or basis.because or any(not ASKING.match(word.text) for word in basis.norms.words))


def holder(policy: Policy, purpose: Purpose) -> Purpose:
    """The purpose that states the bases: itself, or the bundle that states them for it."""
    return next((p for p in policy.ancestors(purpose) if p.bases), purpose)


def carries_nothing(policy: Policy, purpose: Purpose) -> bool:
    """True for a bundle that only gathers purposes with bases of their own: what it states itself applies to none."""
    return policy.is_group(purpose) and all(m.bases for m in policy.members(purpose))


def resting_on(policy: Policy, purpose: Purpose) -> tuple[Purpose, ...]:
    """The purposes that rest on the bases that a purpose states: itself, or members of a bundle that gathers them."""
    inheriting = tuple(m for m in policy.members(purpose) if not m.bases)
    return inheriting if policy.is_group(purpose) else (purpose, *inheriting)


def all_kinds(listing: Listing, flag: str) -> bool:
    """True when kinds of purposes are stated, all carry a flag of the vocabulary, and the list is closed."""
    return (
        bool(listing)
        and not listing.open
        and all(vocabulary("purposes").field(word.text, flag) for word in listing.words)
    )
