"""Purposes under two bases, recipients under two roles, data under two descriptions. Reads declarations, no text."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Fact, Finding, Related
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.commitments.claims import claim
from polc.model.conflicting_bases import kind_of, points, rivals
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Basis, Purpose
from polc.reference.vocabulary import vocabulary

DIRECT = {"person", "observed"}


def purpose_two_bases(policy: Policy) -> Iterator[Finding]:
    """Two purposes of the same kind rest on different bases, and nothing tells which covers whom or what.

    Art. 13(1)(c). What both state and do not share (data subjects, data, media, activities) is the allotment; so are
    being a member of a bundle, and what an exemption from consent is about.
    Also a purpose of two bases where the policy claims one basis for each.
    """
    for one, other in rivals(policy):
        shared = _shared_kind(one, other)
        if shared and not _related(policy, one, other):
            mine, theirs = policy.bases(one), policy.bases(other)
            yield found(
                other.declaration, theirs[0].span, related=(related(mine[0].span, "other", purpose=one.label),),
                purpose=one.label, kind=policy.called(("~purposes",), shared),
                bases=_named(mine), others=_named(theirs),
            )  # fmt: skip
    claimed = claim(policy, "one-basis-per-purpose")
    for purpose in policy.purposes if claimed else ():
        firm = tuple(b for b in purpose.bases if not b.alternative)
        if claimed and len(points(firm)) > 1:
            spots = (related(claimed.span, "claim"),)
            yield found(purpose.declaration, firm[1].span, related=spots, variant="claim", bases=_named(firm))


def processor_own_purposes(policy: Policy) -> Iterator[Finding]:
    """A recipient is called a processor and uses the data for purposes of its own (Art. 4(8), 28(10))."""
    for recipient in policy.all("recipient"):
        role, own = recipient.first("role"), recipient.first("own-purposes")
        if role and own and own.own_listing and "processor" in {w.text for w in role.own_words}:
            yield found(recipient, own.span, related=(related(role.span, "role"),))


def anonymous_yet_personal(policy: Policy) -> Iterator[Finding]:
    """Data are called anonymous although they identify a person, or arise when a person acts (Rec. 26, Art. 4(1)).

    Data as collected, not the anonymised output of a purpose. Without a source that tells of such acts, data may be
    anonymous from the start: the count of a door, the answers of an anonymous survey.
    """
    for data in policy.all("data"):
        statement = data.first("anonymous")
        if statement is None:
            continue
        place = statement.span
        identifying = tuple(w for w in data.listing("includes").words if _identifies(policy, w.text))
        if identifying:
            labels = tuple(policy.called(("data", "~data"), w) for w in identifying)
            yield found(data, place, related=_spots(identifying, "identifier"), variant="identifier", data=labels)
            continue
        sources = tuple(_collected(policy, data))
        if sources:
            yield found(data, place, related=tuple(related(s, "collected") for s in sources))
    for cookies in policy.all("cookies"):
        statement = cookies.first("anonymous")
        identifying = tuple(w for w in cookies.listing("data").words if _identifies(policy, w.text))
        if statement and identifying:
            labels = tuple(policy.called(("data", "~data"), w) for w in identifying)
            spots = _spots(identifying, "identifier")
            yield found(cookies, statement.span, related=spots, variant="identifier", data=labels)


def _shared_kind(one: Purpose, other: Purpose) -> Word | None:
    mine, theirs = one.declaration.first("kind-by"), other.declaration.first("kind-by")
    if mine is None or theirs is None:
        return None
    names = {kind_of(w) for w in mine.own_listing.words}
    return next((w for w in theirs.own_listing.words if kind_of(w) in names), None)


def _related(policy: Policy, one: Purpose, other: Purpose) -> bool:
    return any(p is one for p in policy.lineage(other)) or any(p is other for p in policy.lineage(one))


def _named(bases: tuple[Basis, ...]) -> tuple[Fact, ...]:
    entries = {e.id: e.term for b in bases if (e := vocabulary("legal-bases").get(b.id))}
    return tuple(entries.values())


def _identifies(policy: Policy, name: str) -> bool:
    return any(vocabulary("data").field(t, "identifying") is True for t in policy.data_terms(name))


def _spots(words: tuple[Word, ...], label: str) -> tuple[Related, ...]:
    return tuple(related(w.span, label) for w in words)


def _collected(policy: Policy, data: Declaration) -> Iterator[Span]:
    """Where the policy says on what occasions, when a person did something, these data arise."""
    for word in data.listing("from").words:
        source = policy.get("source", word.text)
        if source and _personal(source):
            yield word.span
    for source in policy.all("source"):
        given = source.listing("gives").word(data.id)
        if given and _personal(source):
            yield given.span


def _personal(source: Declaration) -> bool:
    return bool(source.listing("kind").names & DIRECT and source.listing("occasions"))
