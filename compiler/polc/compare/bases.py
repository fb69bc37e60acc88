"""Legal bases of purposes that both versions have, and what hangs on them: consent, interests, norms, objection."""

from __future__ import annotations

from collections.abc import Iterator

from polc.compare.alignment import Versions
from polc.compare.difference import Difference, difference
from polc.compare.lists import alike, compared, labels, value_of
from polc.compare.normal import normal
from polc.compare.purposes import called_basis
from polc.model.declaration import Declaration
from polc.model.purpose import Basis, Purpose
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary
from polc.text.finding import Fact
from polc.text.values import Listing

CLAIMS = frozenset(("purpose", s) for s in ("basis", "condition", "without-consent", "opt-out"))
CONSENT, INTEREST = "consent", "legitimate-interest"


def bases(versions: Versions) -> Iterator[Difference]:
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
    old = next((p for p in versions.before.lineage(one) if p.bases), None)
    new = next((p for p in versions.after.lineage(other) if p.bases), None)
    if old and new and old.id == new.id and old.id != one.id:
        return True
    return versions.after.only_gathers(other) and bool(old) != bool(new)


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
                targets = property_of("purpose", "for", "ground").refers
                yield difference(
                    "basis/allotment",
                    one.declaration,
                    other.declaration,
                    statement="basis",
                    before=value_of(versions.before, first.allotted, targets),
                    after=value_of(versions.after, second.allotted, targets),
                    old_span=first.span,
                    new_span=second.span,
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
    targets = property_of("purpose", statement, "ground").refers
    change = compared((versions.before, versions.after), *lists, targets)
    if change.wider or change.removed or change.closed:
        yield difference(
            kind,
            one.declaration,
            other.declaration,
            statement="basis",
            before=value_of(versions.before, lists[0], targets),
            after=value_of(versions.after, lists[1], targets),
            old_span=found[0].span,
            new_span=found[1].span,
            added=labels(change.added),
            removed=labels(change.removed),
        )


def _consent(versions: Versions, one: Purpose, other: Purpose, old: Basis, new: Basis) -> Iterator[Difference]:
    yield from withdrawal(versions, "consent", one.declaration, other.declaration, (old.withdrawn, new.withdrawn))
    yield from _list(versions, "consent/asked", one, other, (old, new), (old.asked, new.asked), "asked")
    if normal(old.valid) != normal(new.valid) and not (old.valid and new.valid and old.valid.same_as(new.valid)):
        longer = new.valid is None or (old.valid is not None and new.valid.longer_than(old.valid))
        yield difference(
            "consent/validity",
            one.declaration,
            other.declaration,
            statement="basis",
            variants=("longer" if longer else "shorter",),
            before=old.valid,
            after=new.valid,
            old_span=old.span,
            new_span=new.span,
        )


def withdrawal(
    versions: Versions, group: str, one: Declaration, other: Declaration, lists: tuple[Listing, Listing]
) -> Iterator[Difference]:
    """The ways to withdraw consent that went or came, those aside that the policy no longer has or has anew."""
    targets = property_of("purpose", "withdrawn").refers
    change = compared((versions.before, versions.after), *lists, targets)
    gone = {d.id for d in versions.removed_of("channel")}
    new = {d.id for d in versions.added_of("channel")}
    removed = tuple(i for i in change.removed if i.key not in gone)
    added = tuple(i for i in change.added if i.key not in new)
    values = value_of(versions.before, lists[0], targets), value_of(versions.after, lists[1], targets)
    spans = lists[0].span, lists[1].span
    for kind, some in (("removed", removed), ("added", added)):
        if some:
            yield difference(
                f"{group}/withdrawal-{kind}",
                one,
                other,
                statement="withdrawn",
                before=values[0],
                after=values[1],
                channels=labels(some),
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
    return sorted(w.text for s in declaration.all("condition") for w in s.own_words)


def _terms(class_: str, names: list[str]) -> tuple[Fact, ...] | None:
    entries = (vocabulary(class_).get(n) for n in names)
    return tuple(e.term for e in entries if e) or None


def _without_consent(versions: Versions, old: Declaration, new: Declaration) -> Iterator[Difference]:
    targets = property_of("purpose", "without-consent").refers
    lists = old.listing("without-consent"), new.listing("without-consent")
    change = compared((versions.before, versions.after), *lists, targets)
    values = (value_of(versions.before, lists[0], targets), value_of(versions.after, lists[1], targets))
    if change.wider:
        yield difference(
            "marketing/without-consent",
            old,
            new,
            statement="without-consent",
            added=labels(change.added),
            values=values,
        )
    elif change.removed:
        yield difference(
            "marketing/consent-again",
            old,
            new,
            statement="without-consent",
            removed=labels(change.removed),
            values=values,
        )


def _objection(versions: Versions, old: Declaration, new: Declaration) -> Iterator[Difference]:
    targets = property_of("purpose", "opt-out").refers
    lists = old.listing("opt-out"), new.listing("opt-out")
    change = compared((versions.before, versions.after), *lists, targets)
    gone = {d.id for d in versions.removed_of("channel")}
    fresh = {d.id for d in versions.added_of("channel")}
    values = (value_of(versions.before, lists[0], targets), value_of(versions.after, lists[1], targets))
    removed = tuple(i for i in change.removed if i.key not in gone)
    added = tuple(i for i in change.added if i.key not in fresh)
    if removed or (change.unstated and not change.removed):
        yield difference("opt-out/removed", old, new, statement="opt-out", channels=labels(removed), values=values)
    if added:
        yield difference("opt-out/added", old, new, statement="opt-out", channels=labels(added), values=values)
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
