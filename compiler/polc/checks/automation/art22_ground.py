"""automation/art22-ground: a solely automated decision has no ground in Article 22, or nobody to review it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.automation._decisions import automated, solely
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Basis
from polc.reference.vocabulary import vocabulary

GROUNDS = ("~legal-bases", "~conditions")


ALLOWS = "decides"
"""The flag of the vocabulary for what can carry such a decision."""


WITH_REVIEW = frozenset({"contract", "pre-contract", "consent", "explicit-consent"})
"""Grounds on which Art. 22(3) asks for human intervention; a law that authorises the decision has its own measures."""


@rule("automation/art22-ground")
def art22_ground(policy: Policy) -> Iterator[Finding]:
    """A decision stated to be solely automated has no ground of Art. 22(2), or nobody to review it (Art. 22(3)).

    A ground that the decision does not state is that of its purposes. One finding a decision, the ground first.
    """
    for decision in automated(policy):
        ground = decision.word("decision-ground")
        finding = _stated(policy, decision, ground) if ground else _from_purposes(policy, decision)
        if finding is None and policy.header is not None:
            grounds = frozenset({ground.text} if ground else _bases(policy, decision))
            finding = _unreviewed(policy, decision, grounds)
        if finding is not None:
            yield finding


def _stated(policy: Policy, decision: Declaration, ground: Word) -> Finding | None:
    entry = vocabulary("legal-bases").get(ground.text) or vocabulary("conditions").get(ground.text)
    if entry is None or entry.fields.get(ALLOWS) is True:
        return None
    place = related(solely(decision).span, "solely")
    return finding(decision, ground.span, related=(place,), variant="wrong", grounds=policy.called(GROUNDS, ground))


def _from_purposes(policy: Policy, decision: Declaration) -> Finding | None:
    if policy.header is None:
        return None
    bases = _bases(policy, decision)
    purposes = policy.named_purposes(decision.listing("purposes"))
    place = related(solely(decision).span, "solely")
    if not bases:
        return None if purposes else finding(decision, related=(place,))
    known = [vocabulary("legal-bases").get(id_) for id_ in bases]
    if any(entry is None or entry.fields.get(ALLOWS) is True for entry in known):
        return None
    others = tuple(related(b.span, "basis") for b in bases.values())
    grounds = tuple(policy.called(GROUNDS, b.ground) for b in bases.values())
    return finding(decision, related=(place, *others), variant="purposes", grounds=grounds)


def _bases(policy: Policy, decision: Declaration) -> dict[str, Basis]:
    """The legal bases of the purposes that a decision serves, each kind once."""
    purposes = policy.named_purposes(decision.listing("purposes"))
    return {b.id: b for p in purposes for b in policy.bases(p)}


def _unreviewed(policy: Policy, decision: Declaration, grounds: frozenset[str]) -> Finding | None:
    if not grounds & WITH_REVIEW or policy.offers("human-review"):
        return None
    review = decision.listing("review")
    if review:
        return None
    place = related(solely(decision).span, "solely")
    return finding(decision, review.span, related=(place,), variant="no-review" if review.none else "review")
