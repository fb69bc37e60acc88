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
        before, after = versions.before.purpose(old.id), versions.after.purpose(new.id)
        if before is None or after is None:
            continue
        if not _inherited(versions, before, after):
            yield from _grounds(versions, before, after)
        yield from _conditions(old, new)
        yield from _without_consent(versions, old, new)
        yield from _objection(versions, old, new)


def _inherited(versions: Versions, before: Purpose, after: Purpose) -> bool:
    old = next((p for p in versions.before.ancestors(before) if p.bases), None)
    new = next((p for p in versions.after.ancestors(after) if p.bases), None)
    if old and new and old.id == new.id and old.id != before.id:
        return True
    return versions.after.is_group(after) and bool(old) != bool(new)


def _grounds(versions: Versions, earlier: Purpose, later: Purpose) -> Iterator[Difference]:
    old, new = versions.before.bases(earlier), versions.after.bases(later)
    before, after = {b.id for b in old}, {b.id for b in new}
    if before == after:
        if any(b.alternative for b in old) != any(b.alternative for b in new):
            yield _bases_difference("basis/allotment", earlier, later, old, new)
        yield from _details(versions, earlier, later)
        return
    if not after:
        yield _bases_difference("basis/removed", earlier, later, old, new)
    elif before < after:
        kind = "basis/added" if before else "basis/stated"
        yield _bases_difference(kind, earlier, later, old, new, *_basis_variants(before, after))
    else:
        yield _bases_difference("basis/changed", earlier, later, old, new, *_basis_variants(before, after))


def _basis_variants(before: set[str], after: set[str]) -> tuple[str, ...]:
    if CONSENT in after - before:
        return ("to-consent",)
    if CONSENT in before - after:
        return ("from-consent",)
    return ("to-interest",) if INTEREST in after - before else ()


def _bases_difference(
    kind: str, before: Purpose, after: Purpose, old: tuple[Basis, ...], new: tuple[Basis, ...], *variants: str
) -> Difference:
    return difference(
        kind,
        before.declaration,
        after.declaration,
        statement="basis",
        variants=variants,
        before=_basis_names(old),
        after=_basis_names(new),
        old_bases=_basis_names(old) or (),
        new_bases=_basis_names(new) or (),
        old_span=old[0].span if old else None,
        new_span=new[0].span if new else None,
    )


def _basis_names(found: tuple[Basis, ...]) -> tuple[Fact, ...] | None:
    return tuple({b.id: b.text or called_basis(b.id) for b in found}.values()) or None


# --------------------------------------------------------------------------------------------- what a basis depends on
def _details(versions: Versions, before: Purpose, after: Purpose) -> Iterator[Difference]:
    for ground in sorted({b.id for b in versions.before.bases(before)}):
        old = [b for b in versions.before.bases(before) if b.id == ground]
        new = [b for b in versions.after.bases(after) if b.id == ground]
        for first, second in zip(old, new, strict=False):
            yield from _consent(versions, before, after, first, second)
            yield from _interest(before, after, first, second)
            yield from _list(
                versions, "basis/norm", before, after, (first, second), (first.norms, second.norms), "norm"
            )
            if normal(first.allotted) != normal(second.allotted):
                lists = first.allotted, second.allotted
                values = values_of(versions, lists, property_of("purpose", "for", "ground").refers)
                yield _detail_difference("basis/allotment", before, after, (first, second), values=values)


def _detail_difference(
    kind: str,
    before: Purpose,
    after: Purpose,
    found: tuple[Basis, Basis],
    *,
    values: tuple[Fact | None, Fact | None],
    variant: str = "",
    **facts: Fact,
) -> Difference:
    """A difference of one basis that both versions have."""
    return difference(
        kind,
        before.declaration,
        after.declaration,
        statement="basis",
        variants=(variant,),
        values=values,
        spans=(found[0].span, found[1].span),
        more=facts,
    )


def _list(
    versions: Versions,
    kind: str,
    before: Purpose,
    after: Purpose,
    found: tuple[Basis, Basis],
    lists: tuple[Listing, Listing],
    statement: str,
) -> Iterator[Difference]:
    conditions = listed(versions, lists, property_of("purpose", statement, "ground").refers)
    if conditions.differs:
        yield _detail_difference(
            kind, before, after, found, values=conditions.values, added=conditions.added, removed=conditions.removed
        )


def _consent(versions: Versions, before: Purpose, after: Purpose, old: Basis, new: Basis) -> Iterator[Difference]:
    yield from withdrawal(versions, "consent", before.declaration, after.declaration, (old.withdrawn, new.withdrawn))
    yield from _list(versions, "consent/asked", before, after, (old, new), (old.asked, new.asked), "asked")
    if normal(old.valid) != normal(new.valid) and not (old.valid and new.valid and old.valid.same_as(new.valid)):
        longer = new.valid is None or (old.valid is not None and new.valid.longer_than(old.valid))
        variant = "longer" if longer else "shorter"
        yield _detail_difference(
            "consent/validity", before, after, (old, new), values=(old.valid, new.valid), variant=variant
        )


def withdrawal(
    versions: Versions, group: str, before: Declaration, after: Declaration, lists: tuple[Listing, Listing]
) -> Iterator[Difference]:
    """The ways to withdraw consent that went or came, those aside that the policy no longer has or has anew."""
    found = known(versions, listed(versions, lists, property_of("purpose", "withdrawn").refers), "channel")
    spans = lists[0].span, lists[1].span
    for kind, items in (("removed", found.removed), ("added", found.added)):
        if items:
            yield difference(
                f"{group}/withdrawal-{kind}",
                before,
                after,
                statement="withdrawn",
                values=found.values,
                channels=items,
                spans=spans,
            )


def _interest(before: Purpose, after: Purpose, old: Basis, new: Basis) -> Iterator[Difference]:
    if normal(old.interest) == normal(new.interest):
        return
    same = old.interest and new.interest and alike(old.interest, new.interest)
    yield difference(
        "basis/interest",
        before.declaration,
        after.declaration,
        statement="basis",
        variants=("reworded" if same else "",),
        before=old.interest,
        after=new.interest,
        old_span=old.interest.span if old.interest else old.span,
        new_span=new.interest.span if new.interest else new.span,
    )


def _conditions(old: Declaration, new: Declaration) -> Iterator[Difference]:
    before, after = _condition_names(old), _condition_names(new)
    if before != after:
        way = "to-consent" if "explicit-consent" in after and "explicit-consent" not in before else ""
        yield difference(
            "basis/condition",
            old,
            new,
            statement="condition",
            variants=(way,),
            before=_terms("conditions", before),
            after=_terms("conditions", after),
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
    for way, reasons, told in (("removed", found.removed, unsaid), ("added", found.added, False)):
        if reasons or told:
            kind = f"opt-out/{way}"
            yield difference(kind, old, new, statement="opt-out", channels=reasons, values=found.values)
    before, after = _reasons(old), _reasons(new)
    if before != after:
        stricter = bool(set(after) - set(before))
        yield difference(
            "opt-out/reasons",
            old,
            new,
            statement="opt-out",
            variants=("" if stricter else "fewer",),
            before=_terms("reasons", before),
            after=_terms("reasons", after),
        )


def _reasons(declaration: Declaration) -> list[str]:
    return sorted({n for s in declaration.all("opt-out") for n in s.listing("reasons").names})
