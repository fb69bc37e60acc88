"""Purposes: new ones, those that are gone, those that reach further or less far.

What a bundle states is told once. A purpose is compared by what holds for it: what it states itself, else what its
bundle states. Judges no basis.
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import DATA, Holdings, is_special, told_as
from polc.compare.listed import without_new
from polc.compare.lists import Change, Within, compared, equal, labels, value_of
from polc.core.findings import Fact
from polc.core.values import NOT_STATED, Entry, Listing
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.subsumption import recipient_within, role_of
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

CLAIMS = frozenset(
    ("purpose", s) for s in ("subjects", "data", "recipients", "kind-by", "activity", "aims", "from", "part-of")
)
OWN = ("controller", "joint-controller", "")
"""Roles of recipients who use data on their own account, or whose role is not told."""


def differences(versions: Versions, holdings: Holdings) -> Iterator[Difference]:
    """The differences between the purposes of two versions."""
    for declared in versions.added_of("purpose"):
        purpose = versions.after.purpose(declared.id)
        if purpose:
            yield _added(versions, purpose)
    for declared in versions.removed_of("purpose"):
        yield difference(f"purpose/{_grouping(versions.before, declared.id, 'removed')}", declared, None)
    for old, new in versions.pairs_of("purpose"):
        before, after = versions.before.purpose(old.id), versions.after.purpose(new.id)
        if before and after:
            yield from _facets(versions, holdings, before, after)


def _grouping(policy: Policy, name: str, otherwise: str) -> str:
    purpose = policy.purpose(name)
    return "regrouped" if purpose and policy.is_group(purpose) else otherwise


def _added(versions: Versions, purpose: Purpose) -> Difference:
    policy, new = versions.after, purpose.declaration
    if policy.is_group(purpose):
        return difference("purpose/regrouped", None, new)
    bases = tuple(called_basis(b.id) for b in policy.bases(purpose))
    data = policy.effective(purpose, "data")
    conditions = [word.text for s in new.all("condition") for word in s.own_words]
    consent = policy.relies_on(purpose, "consent") or "explicit-consent" in conditions
    special = any("special" in policy.sensitivities(n) for n in data.names)
    return difference(
        "purpose/added",
        None,
        new,
        variants=("special" if special else "", "consent" if consent else ""),
        bases=bases,
        data=value_of(policy, data, DATA) or (),
        recipients=value_of(policy, policy.effective(purpose, "recipients"), _targets("recipients")) or (),
    )


def called_basis(ground: str) -> Fact:
    """What to call a legal basis."""
    return vocabulary("legal-bases").term_of(ground, ground)


def _targets(statement: str) -> tuple[str, ...]:
    return property_of("purpose", statement).refers


# ------------------------------------------------------------------------------------------------ reach of a purpose
def _facets(versions: Versions, holdings: Holdings, earlier: Purpose, later: Purpose) -> Iterator[Difference]:
    before, after = versions.before, versions.after
    for statement in ("data", "subjects", "recipients", "from"):
        if not _told_elsewhere(versions, earlier, later, statement):
            yield from _facet(versions, holdings, earlier, later, statement)
    for statement in ("activity", "aims", "kind-by"):
        lists = earlier.declaration.listing(statement), later.declaration.listing(statement)
        change = compared((before, after), *lists, _targets(statement), _hierarchy(versions, statement))
        yield from _facet_difference(
            versions, earlier, later, statement, change, labels(change.added), labels(change.removed)
        )
    media = property_of("purpose", "kind-by").clauses
    change = compared((before, after), earlier.media, later.media, media)
    yield from _facet_difference(
        versions, earlier, later, "media", change, labels(change.added), labels(change.removed)
    )


def _told_elsewhere(versions: Versions, before: Purpose, after: Purpose, statement: str) -> bool:
    """True when a bundle states it in both versions, or when a bundle states it only for its members' sake."""
    old, new = _states(versions.before, before, statement), _states(versions.after, after, statement)
    if old and new and old.id == new.id and old.id != before.id:
        return True
    return versions.after.is_group(after) and bool(old) != bool(new)


def _states(policy: Policy, purpose: Purpose, statement: str) -> Purpose | None:
    return next((p for p in policy.ancestors(purpose) if p.declaration.listing(statement).stated), None)


def _facet(
    versions: Versions, holdings: Holdings, earlier: Purpose, later: Purpose, statement: str
) -> Iterator[Difference]:
    before, after = versions.before, versions.after
    old, new = before.effective(earlier, statement), after.effective(later, statement)
    if statement == "data":
        change = holdings.compare(old, new)
        told = told_as(after, new, change.added), told_as(before, old, change.removed)
        yield from _facet_difference(versions, earlier, later, statement, change, *told)
        return
    if statement == "recipients":
        old, new = _receivers(before, earlier, old), _receivers(after, later, new)
    change = compared((before, after), old, new, _targets(statement), _hierarchy(versions, statement))
    change = without_new(versions, change, KINDS[statement])
    yield from _facet_difference(
        versions, earlier, later, statement, change, labels(change.added), labels(change.removed)
    )


def _receivers(policy: Policy, purpose: Purpose, stated: Listing) -> Listing:
    """The recipients of a purpose: those it names, and those that name it."""
    entries = list(stated.entries)
    for recipient in policy.all("recipient"):
        name = recipient.node.name
        if name and name.text not in stated.names and purpose.id in recipient.listing("purposes").names:
            entries.append(Entry(name.span, name))
    if len(entries) == len(stated.entries):
        return stated
    return Listing(tuple(entries), stated.span or entries[0].span, open=stated.open, open_span=stated.open_span)


KINDS = {"subjects": "subject", "recipients": "recipient", "from": "source"}


def _hierarchy(versions: Versions, statement: str) -> Within:
    both = versions.before, versions.after
    match statement:
        case "subjects":
            return lambda name, wider: any(p.subject_within(name, wider) for p in both)
        case "recipients":
            return lambda name, wider: any(recipient_within(p, name, wider) is True for p in both)
        case "kind-by":
            return lambda name, wider: vocabulary("purposes").is_a(name, wider)
        case _:
            return equal


def _facet_difference(
    versions: Versions,
    before: Purpose,
    after: Purpose,
    statement: str,
    change: Change,
    added: tuple[Fact, ...],
    removed: tuple[Fact, ...],
) -> Iterator[Difference]:
    old, new = before.declaration, after.declaration
    rule = "kind-by" if statement == "media" else statement
    everyone = statement in ("data", "subjects")
    facet = {"kind-by": "kind", "from": "sources", "activity": "activities"}.get(statement, statement)
    unlimited = everyone and change.unstated and (old.has(rule) or not new.has(rule))
    specified = everyone and change.stated
    shown = (
        _statement_value(versions.before, before, rule, statement),
        _statement_value(versions.after, after, rule, statement),
    )
    if unlimited:
        variants = (facet, "unlimited", *_circumstances(versions, before, after, statement, change))
        yield difference("purpose/widened", old, new, statement=rule, variants=variants, before=shown[0])
    elif specified:
        yield difference("purpose/narrowed", old, new, statement=rule, variants=(facet, "specified"), after=shown[1])
    elif change.wider and (added or change.opened):
        yield difference(
            "purpose/widened",
            old,
            new,
            statement=rule,
            before=shown[0],
            after=shown[1],
            variants=(facet, "" if added else "open", *_circumstances(versions, before, after, statement, change)),
            added=added,
            removed=removed,
        )
    elif change.unstated and removed:
        yield difference("purpose/unsaid", old, new, statement=rule, variants=(facet,), before=shown[0])
    elif removed or change.closed:
        variants = (facet, "" if removed else "closed")
        yield difference(
            "purpose/narrowed",
            old,
            new,
            statement=rule,
            before=shown[0],
            after=shown[1],
            variants=variants,
            removed=removed,
        )


def _statement_value(policy: Policy, purpose: Purpose, rule: str, statement: str) -> Fact | None:
    if statement == "media":
        return value_of(policy, purpose.media, property_of("purpose", rule).clauses)
    inherited = rule in ("data", "subjects", "recipients", "from")
    listing = policy.effective(purpose, rule) if inherited else purpose.declaration.listing(rule)
    return value_of(policy, listing or NOT_STATED, _targets(rule)) or None


def _circumstances(
    versions: Versions, before: Purpose, after: Purpose, statement: str, change: Change
) -> tuple[str, ...]:
    """What makes a wider purpose weigh more or less: consent that does not cover it, sensitive data, roles."""
    asked = versions.before.relies_on(before, "consent") and versions.after.relies_on(after, "consent")
    if statement == "recipients":
        roles = {role_of(versions.after, i.key) for i in change.added}
        if roles and roles <= {"internal"}:
            return ("internal",)
        if roles and roles <= {"processor", "internal"}:
            return ("processor",)
        named = asked and any(r in ("controller", "joint-controller") for r in roles)
        return ("consent",) if named else ()
    if statement == "from":
        return ()
    special = statement == "data" and is_special(versions.after, change.added)
    return ("special" if special else "", "consent" if asked else "")
