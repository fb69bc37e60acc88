"""Purposes of one kind on different legal bases that nothing tells apart.

A policy of hundreds of purposes has ten thousands of pairs: only those are looked at that share a kind and, where both
name their data subjects, one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polc.core.record import record
from polc.core.values import Listing, Word
from polc.model.direct_marketing import exemptions, limit_of
from polc.model.policy import Policy
from polc.model.purposes import Basis, Purpose
from polc.reference.vocabulary import vocabulary

ANYONE = ""
Names = frozenset[str] | None
"""The names of a list; None where it states none, or leaves open which."""


@record
class Resting:
    """A purpose with its place among all, the points of Art. 6(1) that it rests on, and what tells it from others."""

    at: int
    purpose: Purpose
    points: frozenset[str]
    kinds: frozenset[str]
    exempted: frozenset[str]
    activities: Names
    sides: tuple[Names, ...]

    @property
    def persons(self) -> tuple[str, ...]:
        """The data subjects without whom another purpose is told apart.

        `ANYONE` where they tell nothing.
        """
        return tuple(self.sides[0] or (ANYONE,)) if self.activities is None else (ANYONE,)

    def told_from(self, other: Resting) -> bool:
        """True when both state a side, such as the data subjects, and share nothing of it.

        Activities decide alone. Marketing without consent that is said to be about similar products, or press
        subscriptions, is told by that.
        """
        if self.exempted != other.exempted:
            return True
        if self.activities is not None and other.activities is not None:
            return self.activities.isdisjoint(other.activities)
        sides = zip(self.sides, other.sides, strict=True)
        return any(a is not None and b is not None and a.isdisjoint(b) for a, b in sides)


Placed = dict[str, dict[frozenset[str], dict[str, list[Resting]]]]
"""Purposes by kind, by the points that they rest on, and by data subject."""


def conflicting_bases(policy: Policy) -> Iterator[tuple[Purpose, Purpose]]:
    """The pairs of purposes that share a kind, rest on different points and are not told apart, in the order written.

    Purposes without a basis, or on one unknown to the law, have no rivals.
    """
    known = list(_resting_purposes(policy))
    placed = _by_kind_and_person(known)
    for resting in known:
        others = {
            other.at: other
            for other in _possible_conflicts(resting, placed)
            if other.at > resting.at and not resting.told_from(other)
        }
        yield from ((resting.purpose, others[at].purpose) for at in sorted(others))


def points(bases: Iterable[Basis]) -> frozenset[str]:
    """The points of Art. 6(1) on which bases stand: a contract and the steps before it share one."""
    entries = (vocabulary("legal-bases").get(b.id) for b in bases)
    return frozenset(str(e.fields.get("article", e.id)) for e in entries if e)


def kind_of(word: Word) -> str:
    """The kind of purpose that a name stands for, a term of `purposes`.

    The name itself where it is none.
    """
    entry = vocabulary("purposes").get(word.text)
    return entry.id if entry else word.text


def _resting_purposes(policy: Policy) -> Iterator[Resting]:
    for at, purpose, points_, kinds in _contested(policy):
        sides = (policy.effective(purpose, "subjects"), policy.effective(purpose, "data"), purpose.media)
        yield Resting(
            at, purpose, points_, kinds,
            exempted=frozenset(word.text for s in exemptions(policy, purpose) if (word := limit_of(s))),
            activities=purpose.activities.names if purpose.activities else None,
            sides=tuple(_names(side) for side in sides),
        )  # fmt: skip


def _contested(policy: Policy) -> list[tuple[int, Purpose, frozenset[str], frozenset[str]]]:
    """The purposes of kinds that rest on several points, each with its place, its points and its kinds."""
    found: list[tuple[int, Purpose, frozenset[str], frozenset[str]]] = []
    rests: dict[str, set[frozenset[str]]] = {}
    for at, purpose in enumerate(policy.purposes):
        bases = policy.bases(purpose)
        stated = purpose.declaration.first("kind-by")
        if stated and bases and all(vocabulary("legal-bases").get(b.id) for b in bases):
            kinds = frozenset(kind_of(word) for word in stated.own_listing.words)
            found.append((at, purpose, points(bases), kinds))
            for kind in kinds:
                rests.setdefault(kind, set()).add(found[-1][2])
    return [resting for resting in found if any(len(rests[kind]) > 1 for kind in resting[3])]


def _names(listing: Listing) -> Names:
    return listing.names if listing and not listing.open else None


def _by_kind_and_person(known: Iterable[Resting]) -> Placed:
    placed: Placed = {}
    for resting in known:
        for kind in resting.kinds:
            beside = placed.setdefault(kind, {}).setdefault(resting.points, {})
            for person in resting.persons:
                beside.setdefault(person, []).append(resting)
    return placed


def _possible_conflicts(resting: Resting, placed: Placed) -> Iterator[Resting]:
    """The purposes that share a kind with one, rest on other points, and may be for the same persons."""
    for kind in resting.kinds:
        for points_, by_person in placed[kind].items():
            if resting.points.isdisjoint(points_):
                persons = by_person if ANYONE in resting.persons else (*resting.persons, ANYONE)
                for person in persons:
                    yield from by_person.get(person, ())
