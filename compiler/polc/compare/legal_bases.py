"""Legal bases of purposes that both versions have, and what hangs on them: consent, interests, norms, objection."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.holdings import Holdings
from polc.compare.listed import known, listed, stated_lists, values_of
from polc.compare.lists import alike
from polc.compare.normal_form import normal
from polc.compare.purposes import called_basis
from polc.core.findings import Fact
from polc.core.values import Listing
from polc.model.declaration import Declaration
from polc.model.purposes import Basis, Purpose
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

CLAIMS = frozenset(("purpose", s) for s in ("basis", "condition", "without-consent", "opt-out"))
CONSENT, INTEREST = "consent", "legitimate-interest"


def differences(versions: Versions, _holdings: Holdings) -> Iterator[Difference]:
    """The differences between the legal bases of purposes."""
    for old, new in versions.pairs_of("purpose"):
        one, other = versions.before.purpose(old.id), versions.after.purpose(new.id)
        if one is None or other is None:
            continue
        if not _inherited(versions, one, other):
            yield from _grounds(versions, one, other)
        yield from _conditions(old, new)
        yield from _without_consent(versions, old, new)
        yield from _objection(versions, old, new)


def _inherited(versions: Versions, one: Purpose, other: Purpose) -> bool:
    old = next((p for p in versions.before.ancestors(one) if p.bases), None)
    new = next((p for p in versions.after.ancestors(other) if p.bases), None)
    if old and new and old.id == new.id and old.id != one.id:
        return True
    return versions.after.is_group(other) and bool(old) != bool(new)


def _grounds(versions: Versions, one: Purpose, other: Purpose) -> Iterator[Difference]:
    old, new = versions.before.bases(one), versions.after.bases(other)
    before, after = {b.id for b in old}, {b.id for b in new}
    if before == after:
        if any(b.alternative for b in old) != any(b.alternative for b in new):
            yield _told("basis/allotment", one, other, old, new)
        yield from _details(versions, one, other)
        return
    if not after:
        yield _told("basis/removed", one, other, old, new)
    elif before < after:
        kind = "basis/added" if before else "basis/stated"
        yield _told(kind, one, other, old, new, *_way(before, after))
    else:
        yield _told("basis/changed", one, other, old, new, *_way(before, after))


def _way(before: set[str], after: set[str]) -> tuple[str, ...]:
    if CONSENT in after - before:
        return ("to-consent",)
    if CONSENT in before - after:
        return ("from-consent",)
    return ("to-interest",) if INTEREST in after - before else ()


def _told(
    kind: str, one: Purpose, other: Purpose, old: tuple[Basis, ...], new: tuple[Basis, ...], *variants: str
) -> Difference:
    return difference(
        kind,
        one.declaration,
        other.declaration,
        statement="basis",
        variants=variants,
        before=_called(old),
        after=_called(new),
        old_bases=_called(old) or (),
        new_bases=_called(new) or (),
        old_span=old[0].span if old else None,
        new_span=new[0].span if new else None,
    )


def _called(found: tuple[Basis, ...]) -> tuple[Fact, ...] | None:
    return tuple({b.id: b.text or called_basis(b.id) for b in found}.values()) or None


# --------------------------------------------------------------------------------------------- what a basis depends on
def _details(versions: Versions, one: Purpose, other: Purpose) -> Iterator[Difference]:
    for ground in sorted({b.id for b in versions.before.bases(one)}):
        old = [b for b in versions.before.bases(one) if b.id == ground]
        new = [b for b in versions.after.bases(other) if b.id == ground]
        for first, second in zip(old, new, strict=False):
            yield from _consent(versions, one, other, first, second)
            yield from _interest(one, other, first, second)
            yield from _list(versions, "basis/norm", one, other, (first, second), (first.norms, second.norms), "norm")
            if normal(first.allotted) != normal(second.allotted):
                lists = first.allotted, second.allotted
                values = values_of(versions, lists, property_of("purpose", "for", "ground").refers)
                yield _of("basis/allotment", one, other, (first, second), values=values)


def _of(
    kind: str,
    one: Purpose,
    other: Purpose,
    found: tuple[Basis, Basis],
    *,
    values: tuple[Fact | None, Fact | None],
    variant: str = "",
    **facts: Fact,
) -> Difference:
    """A difference of one basis that both versions have."""
    return difference(
        kind,
        one.declaration,
        other.declaration,
        statement="basis",
        variants=(variant,),
        values=values,
        spans=(found[0].span, found[1].span),
        more=facts,
    )


def _list(
    versions: Versions,
    kind: str,
    one: Purpose,
    other: Purpose,
    found: tuple[Basis, Basis],
    lists: tuple[Listing, Listing],
    statement: str,
) -> Iterator[Difference]:
    it = listed(versions, lists, property_of("purpose", statement, "ground").refers)
    if it.differs:
        yield _of(kind, one, other, found, values=it.values, added=it.added, removed=it.removed)


def _consent(versions: Versions, one: Purpose, other: Purpose, old: Basis, new: Basis) -> Iterator[Difference]:
    yield from withdrawal(versions, "consent", one.declaration, other.declaration, (old.withdrawn, new.withdrawn))
    yield from _list(versions, "consent/asked", one, other, (old, new), (old.asked, new.asked), "asked")
    if normal(old.valid) != normal(new.valid) and not (old.valid and new.valid and old.valid.same_as(new.valid)):
        longer = new.valid is None or (old.valid is not None and new.valid.longer_than(old.valid))
        variant = "longer" if longer else "shorter"
        yield _of("consent/validity", one, other, (old, new), values=(old.valid, new.valid), variant=variant)


def withdrawal(
    versions: Versions, group: str, one: Declaration, other: Declaration, lists: tuple[Listing, Listing]
) -> Iterator[Difference]:
    """The ways to withdraw consent that went or came, those aside that the policy no longer has or has anew."""
    found = known(versions, listed(versions, lists, property_of("purpose", "withdrawn").refers), "channel")
    spans = lists[0].span, lists[1].span
    for kind, some in (("removed", found.removed), ("added", found.added)):
        if some:
            yield difference(
                f"{group}/withdrawal-{kind}",
                one,
                other,
                statement="withdrawn",
                values=found.values,
                channels=some,
                spans=spans,
            )


def _interest(one: Purpose, other: Purpose, old: Basis, new: Basis) -> Iterator[Difference]:
    if normal(old.interest) == normal(new.interest):
        return
    same = old.interest and new.interest and alike(old.interest, new.interest)
    yield difference(
        "basis/interest",
        one.declaration,
        other.declaration,
        statement="basis",
        variants=("reworded" if same else "",),
        before=old.interest,
        after=new.interest,
        old_span=old.interest.span if old.interest else old.span,
        new_span=new.interest.span if new.interest else new.span,
    )


def _conditions(old: Declaration, new: Declaration) -> Iterator[Difference]:
    one, other = _condition_names(old), _condition_names(new)
    if one != other:
        way = "to-consent" if "explicit-consent" in other and "explicit-consent" not in one else ""
        yield difference(
            "basis/condition",
            old,
            new,
            statement="condition",
            variants=(way,),
            before=_terms("conditions", one),
            after=_terms("conditions", other),
        )


def _condition_names(declaration: Declaration) -> list[str]:
    return sorted(word.text for s in declaration.all("condition") for word in s.own_words)


def _terms(class_: str, names: list[str]) -> tuple[Fact, ...] | None:
    entries = (vocabulary(class_).get(n) for n in names)
    return tuple(e.term for e in entries if e) or None


def _without_consent(versions: Versions, old: Declaration, new: Declaration) -> Iterator[Difference]:
    rule = "without-consent"
    found = stated_lists(versions, old, new, rule)
    if found.wider:
        yield difference(f"marketing/{rule}", old, new, statement=rule, added=found.added, values=found.values)
    elif found.removed:
        kind = "marketing/consent-again"
        yield difference(kind, old, new, statement=rule, removed=found.removed, values=found.values)


def _objection(versions: Versions, old: Declaration, new: Declaration) -> Iterator[Difference]:
    ways = stated_lists(versions, old, new, "opt-out")
    found = known(versions, ways, "channel")
    unsaid = ways.change.unstated and not ways.removed
    for way, some, told in (("removed", found.removed, unsaid), ("added", found.added, False)):
        if some or told:
            kind = f"opt-out/{way}"
            yield difference(kind, old, new, statement="opt-out", channels=some, values=found.values)
    one, other = _reasons(old), _reasons(new)
    if one != other:
        stricter = bool(set(other) - set(one))
        yield difference(
            "opt-out/reasons",
            old,
            new,
            statement="opt-out",
            variants=("" if stricter else "fewer",),
            before=_terms("reasons", one),
            after=_terms("reasons", other),
        )


def _reasons(declaration: Declaration) -> list[str]:
    return sorted({n for s in declaration.all("opt-out") for n in s.listing("reasons").names})
