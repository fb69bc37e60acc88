"""structure/unused: something declared serves no purpose of the policy."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Listing, RetentionTerm, Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import purposes_of, subject_coverage
from polc.model.retention.periods import RetentionPeriod, periods_from
from polc.model.subsumption import recipient_within, role_of
from polc.reference.vocabulary import vocabulary, with_below

SELF_EXPLAINED = ("purposes", "own-purposes", "when", "recipient-basis")
"""Statements by which a recipient says itself what it is there for."""


GENERAL = ("internal", "authority")
"""Roles whose access depends on no single purpose: staff, and authorities in a particular inquiry (Art. 4(9))."""


@rule("structure/unused")
def unused(policy: Policy) -> Iterator[Finding]:
    """A declared category of data or persons, recipient or period serves no purpose of the policy (Art. 5(1)(c)).

    Silent while a purpose leaves open which data, persons or recipients it has: it may have just this one. A library
    declares for others; what a policy takes in from one need not all be used.
    """
    if policy.is_library:
        return
    mentioned = _mentioned(policy)
    if _all_told(policy, "data"):
        for data in _declared_here(policy, "data"):
            if not (data.id in mentioned or data.has("serves") or _assigned(data) or _overlaps_use(policy, data.id)):
                yield finding(data, variant="data")
        for recipient in _declared_here(policy, "recipient"):
            for word in recipient.listing("receives").words:
                if not _explained_itself(recipient) and _serves_nothing(policy, word.text):
                    term = vocabulary("data").term_of(word.text, word)
                    yield finding(recipient, word.span, variant="received", data=term)
    if _all_told(policy, "recipients"):
        for recipient in _declared_here(policy, "recipient"):
            if recipient.id not in mentioned and not _explained(policy, recipient):
                yield finding(recipient, variant="recipient")
    if _all_told(policy, "subjects", besides=("cookies",)):
        for subject in _declared_here(policy, "subject"):
            if not (subject.has("anonymous") or subject.id in mentioned or _concerned(policy, subject.id)):
                yield finding(subject, variant="subject")
    for retention in _declared_here(policy, "retention"):
        if _reaches_nothing(policy, periods_from(retention)[0]):
            yield finding(retention, variant="retention")


def _declared_here(policy: Policy, kind: str) -> Iterator[Declaration]:
    return (d for d in policy.all(kind) if d.span.path == policy.path)


def _all_told(policy: Policy, statement: str, besides: tuple[str, ...] = ()) -> bool:
    """True when every purpose says fully which data, persons or recipients it has.

    A bundle counts by its members. `besides` are kinds of declarations that count as purposes and need not say it.
    """
    asked = [p for p in policy.purposes if not policy.is_group(p) and not p.anonymous]
    asked = [p for p in asked if p.declaration.kind not in besides]
    listings = [policy.effective(p, statement) for p in asked]
    return bool(listings) and all(x.stated and not x.open for x in listings)


@cached_on_policy
def _mentioned(policy: Policy) -> frozenset[str]:
    """Every name that a declaration uses, its own name and mentions of itself left out."""
    found_names: set[str] = set()
    for declaration, (_, *inner) in policy.nodes:
        names: set[str] = set()
        for value in (v for node in inner for v in node.values):
            if isinstance(value, Word):
                names.add(value.text)
            elif isinstance(value, Listing):
                names |= value.names
                names.update(word.text for e in value.entries if e.addressees for word in e.addressees.words)
            elif isinstance(value, RetentionTerm):
                names.update(word.text for p in value.periods for word in p.events)
        names.discard(declaration.id)
        found_names |= names
    return frozenset(found_names)


def _concerned(policy: Policy, name: str) -> bool:
    """True when a purpose, a watch list or a decision concerns some of these persons under another name."""
    holders = [d for kind in ("purpose", "cookies", "watchlist", "decision") for d in policy.all(kind)]
    named = {n for d in holders for n in d.listing("subjects").names}
    return any(name in _wider(policy, other) or other in _wider(policy, name) for other in named)


def _wider(policy: Policy, name: str) -> frozenset[str]:
    """A category of persons with all wider ones, by the kinds that it states and those of the vocabulary."""
    declared = policy.get("subject", name)
    kinds = declared.listing("kind").names if declared else frozenset[str]()
    found = {name, *kinds}
    for kind in (name, *kinds):
        found |= {entry.id for entry in vocabulary("subjects").ancestors(kind)}
    return frozenset(found)


def _explained_itself(recipient: Declaration) -> bool:
    """True for a recipient that says itself what it is there for."""
    return any(recipient.has(statement) for statement in SELF_EXPLAINED)


def _serves_nothing(policy: Policy, name: str) -> bool:
    """True for data of the vocabulary that lie in none that a purpose uses, nor in any that the policy declares."""
    if policy.get("data", name) or vocabulary("data").get(name) is None or _overlaps_use(policy, name):
        return False
    terms = policy.data_terms(name)
    return all(terms.isdisjoint(policy.data_terms(data.id)) for data in policy.all("data"))


def _assigned(data: Declaration) -> bool:
    return any(s.has("for") for s in data.all("mandatory", "optional"))


def _overlaps_use(policy: Policy, name: str) -> bool:
    """True when a purpose, or cookies, use part of these data under another name, or all of them under a wider one."""
    theirs, within_theirs = _used_data(policy)
    mine = policy.data_terms(name)
    return not (within_theirs.isdisjoint(mine) and theirs.isdisjoint(with_below("data", mine)))


@cached_on_policy
def _used_data(policy: Policy) -> tuple[frozenset[str], frozenset[str]]:
    """All that the data in use stand for, and all data that lie within these."""
    users = [d for kind in ("purpose", "cookies", "watchlist", "decision", "ai") for d in policy.all(kind)]
    used = frozenset().union(*(d.listing("data").names for d in users))
    return frozenset().union(*map(policy.data_terms, used)), policy.data_inside(used)


def _explained(policy: Policy, recipient: Declaration) -> bool:
    if any(recipient.has(s) for s in SELF_EXPLAINED) or role_of(policy, recipient.id) in GENERAL:
        return True
    holders = (d for kind in ("purpose", "cookies", "watchlist", "ai") for d in policy.all(kind))
    named = {n for d in holders for s in ("recipients", "placed") for n in d.listing(s).names}
    categories = (n for n in named if policy.get("recipient", n) is None)
    return any(recipient_within(policy, recipient.id, n) is not False for n in categories)


def _reaches_nothing(policy: Policy, period: RetentionPeriod) -> bool:
    """True when a period covers only purposes that the policy has not, or persons whom these do not concern."""
    purposes, subjects = period.side("purposes"), period.side("subjects")
    if period.side("cookies").stated or purposes.open or subjects.open or not policy.purposes:
        return False
    if any(not _is_declared(policy, word) for word in (*purposes.words, *subjects.words)):
        return False
    reached = purposes_of(policy, period)
    if not reached:
        return not ("rights-requests" in purposes.names and policy.rights_block)
    if not subjects:
        return False
    elsewhere = [d.listing("subjects") for kind in ("watchlist", "decision") for d in policy.all(kind)]
    if any(_covers_some(policy, period, listing) for listing in elsewhere):
        return False
    return all(_concerns_none(policy, p, period) for p in reached)


def _is_declared(policy: Policy, word: Word) -> bool:
    """False for a name that nothing declares, which is a finding of its own."""
    return all(u.word is not word for u in policy.unresolved)


def _concerns_none(policy: Policy, purpose: Purpose, period: RetentionPeriod) -> bool:
    stated = policy.effective(purpose, "subjects")
    if not stated or stated.open or policy.members(purpose):
        return False
    return not _covers_some(policy, period, stated)


def _covers_some(policy: Policy, period: RetentionPeriod, subjects: Listing) -> bool:
    return any(subject_coverage(policy, period, name) for name in subjects.names)
