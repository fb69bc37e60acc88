"""Whether what is stated as a legal basis is one: a ground known to the law, one only, with the law that imposes it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.model.legal_bases import (
    IMPOSED,
    OTHER,
    all_kinds,
    carries_nothing,
    ground_as_told,
    names_its_law,
    one_of,
    resting_on,
    undecided,
)
from polc.model.policy import Policy


def unknown(policy: Policy) -> Iterator[Finding]:
    """A purpose rests on a ground that is none of the six of Art. 6(1): the ground `other`."""
    for purpose in policy.purposes:
        for basis in purpose.bases:
            if basis.id == OTHER:
                ground = basis.text or ""
                yield found(purpose.declaration, basis.span, variant="" if basis.text else "unnamed", ground=ground)


def ambiguous(policy: Policy) -> Iterator[Finding]:
    """Alternative bases, and nothing tells which carries what (Art. 13(1)(c), 5(1)(a)): once a statement.

    Silent where the alternatives stand on the same point of Art. 6(1), and where all but one are allotted.
    """
    for purpose in policy.purposes:
        for statement in purpose.declaration.all("basis"):
            bases = tuple(ground_as_told(g.own_words[0], g.own_text) for g in undecided(statement))
            if bases:
                yield found(purpose.declaration, statement.span, bases=bases)


def obligation_unnamed(policy: Policy) -> Iterator[Finding]:
    """A legal obligation or a public task without the law that lays it down (Art. 6(3); WP260, annex).

    Words beside the basis count as naming it. Silent where every purpose concerned answers a duty of the GDPR itself,
    which the vocabulary names, and for a bundle whose members all have bases of their own.
    """
    for purpose in policy.purposes:
        if purpose.anonymous or carries_nothing(policy, purpose):
            continue
        if all(all_kinds(p.kinds, "duty") for p in resting_on(policy, purpose)):
            continue
        for basis in purpose.bases:
            if one_of(policy, basis.id, IMPOSED) and not names_its_law(basis):
                places = tuple(related(p.place, "member") for p in resting_on(policy, purpose) if p is not purpose)
                yield found(purpose.declaration, basis.span, related=places, basis=ground_as_told(basis.ground))
