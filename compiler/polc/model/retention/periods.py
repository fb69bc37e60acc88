"""Retention as a cover of the cells (subject, purpose, data). Knows which statement reaches what; judges nothing."""

from __future__ import annotations

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import NOT_STATED, Disposal, Listing, RetentionTerm
from polc.model.declaration import Declaration

SIDES = ("subjects", "purposes", "data", "cookies")


@record
class RetentionPeriod:
    """One stated period and the sides it covers.

    `sides` holds what is stated of subjects, purposes, data and cookies; a side that is missing stands for all.
    `some` is true when it covers an unnamed part of the data only; `conditional` when it holds only if something
    happens or if consent is given; `exception` when it stands in an `except` of another one (`within`), whose block is
    `block` where that states a chain.
    """

    declaration: Declaration
    sides: dict[str, Listing]
    chain: RetentionTerm | None
    fates: Disposal | None
    span: Span
    some: bool = False
    conditional: bool = False
    exception: bool = False
    within: str = ""
    block: Declaration | None = None

    def side(self, name: str) -> Listing:
        """The list that states a side; not stated when the side stands for all."""
        return self.sides.get(name, NOT_STATED)


def covers_from(declaration: Declaration) -> tuple[RetentionPeriod, ...]:
    """The covers of a `retention` declaration: its own period and those of its exceptions."""
    sides: dict[str, Listing] = {}
    some = False
    for statement in declaration.all("covers"):
        for clause in statement.statements():
            if clause.kind == "for-some-data":
                some = True
            else:
                sides[clause.kind.removeprefix("for-")] = clause.own_listing
    chain = declaration.chain()
    place = chain.span if chain else declaration.place
    conditional = bool(chain and chain.only_if)
    found = [RetentionPeriod(declaration, sides, chain, declaration.fates(), place, some, conditional)]
    found += (_exception(declaration, sides, e) for e in declaration.all("except"))
    return tuple(found)


def _exception(declaration: Declaration, sides: dict[str, Listing], block: Declaration) -> RetentionPeriod:
    narrowed = dict(sides)
    conditional = block.has("if")
    for clause in block.statements():
        if clause.kind in ("for-purposes", "for-subjects", "for-data"):
            narrowed[clause.kind.removeprefix("for-")] = clause.own_listing
    chain = block.chain()
    span = chain.span if chain else block.place
    return RetentionPeriod(
        declaration, narrowed, chain, block.fates(), span,
        conditional=conditional, exception=True, within=declaration.id, block=block if chain else None,
    )  # fmt: skip


def cover_of_purpose(declaration: Declaration) -> RetentionPeriod | None:
    """The cover that a purpose's or a watch list's own `keep` states; None when it states none."""
    chain = declaration.chain()
    if chain is None:
        return None
    sides: dict[str, Listing] = {}
    if declaration.listing("subjects"):
        sides["subjects"] = declaration.listing("subjects")
    if declaration.listing("data"):
        sides["data"] = declaration.listing("data")
    return RetentionPeriod(declaration, sides, chain, declaration.fates(), chain.span, conditional=bool(chain.only_if))
