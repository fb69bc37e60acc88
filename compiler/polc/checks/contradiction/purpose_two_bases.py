"""contradiction/purpose-two-bases: the same purpose rests on two bases."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Word
from polc.model.commitments.claims import claim
from polc.model.conflicting_bases import conflicting_bases, kind_of, points
from polc.model.policy import Policy
from polc.model.purposes import Basis, Purpose
from polc.model.texts.opposites import are_set_apart
from polc.reference.vocabulary import vocabulary


@rule("contradiction/purpose-two-bases")
def purpose_two_bases(policy: Policy) -> Iterator[Finding]:
    """Two purposes of the same kind rest on different bases, and nothing tells which covers whom or what.

    Art. 13(1)(c). What both state and do not share (data subjects, data, media, activities) is the allotment; so are
    being a member of a bundle, what an exemption from consent is about, and titles that set groups apart.
    Also a purpose of two bases where the policy claims one basis for each.
    """
    for first, second in conflicting_bases(policy):
        shared = _shared_kind(first, second)
        apart = are_set_apart(first.declaration.title, second.declaration.title)
        if shared and not apart and not _related(policy, first, second):
            mine, theirs = policy.bases(first), policy.bases(second)
            yield finding(
                second.declaration, theirs[0].span, related=(related(mine[0].span, "other", purpose=first.label),),
                purpose=first.label, kind=policy.called(("~purposes",), shared),
                bases=_basis_names(mine), others=_basis_names(theirs),
            )  # fmt: skip
    claimed = claim(policy, "one-basis-per-purpose")
    for purpose in policy.purposes if claimed else ():
        firm = tuple(b for b in purpose.bases if not b.alternative)
        if claimed and len(points(firm)) > 1:
            spots = (related(claimed.span, "claim"),)
            yield finding(purpose.declaration, firm[1].span, related=spots, variant="claim", bases=_basis_names(firm))


def _shared_kind(first: Purpose, second: Purpose) -> Word | None:
    mine, theirs = first.declaration.first("kind-by"), second.declaration.first("kind-by")
    if mine is None or theirs is None:
        return None
    names = {kind_of(word) for word in mine.own_listing.words}
    return next((word for word in theirs.own_listing.words if kind_of(word) in names), None)


def _related(policy: Policy, first: Purpose, second: Purpose) -> bool:
    return any(p is first for p in policy.ancestors(second)) or any(p is second for p in policy.ancestors(first))


def _basis_names(bases: tuple[Basis, ...]) -> tuple[Fact, ...]:
    entries = {e.id: e.term for b in bases if (e := vocabulary("legal-bases").get(b.id))}
    return tuple(entries.values())
