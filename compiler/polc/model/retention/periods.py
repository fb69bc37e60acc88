"""The periods that declarations state: the one place where a RetentionPeriod is built.

`retention customers { covers subjects client  keep 3 years after last-contact }` states one period with one side;
each `except` in it states another. A purpose, a watch list and a `cookies` block state one with `keep`.
"""

from __future__ import annotations

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import NOT_STATED, Disposal, Entry, Listing, RetentionTerm
from polc.model.declaration import Declaration

SIDES = ("subjects", "purposes", "data", "cookies")
OWN = ("purpose", "watchlist", "cookies")
"""Kinds of declaration that can state a period of their own."""
KINDS = ("retention", *OWN)
"""Kinds of declaration that can state a period."""
EXCEPTED = frozenset({"for-purposes", "for-subjects", "for-data"})
"""The clauses by which an exception narrows what its declaration covers."""


@record
class RetentionPeriod:
    """One stated period and the sides it covers.

    `sides` holds what is stated of subjects, purposes, data and cookies; a side that is missing stands for all.
    `partial` is true when it covers an unnamed part of the data only; `conditional` when it holds only if something
    happens or if consent is given; `exception` when it stands in an `except` of its declaration, whose block is `block`
    where that states a chain, and which may hold for purposes on some legal bases only (`bases`).
    """

    declaration: Declaration
    sides: dict[str, Listing]
    retention_term: RetentionTerm | None
    disposal: Disposal | None
    span: Span
    partial: bool = False
    conditional: bool = False
    exception: bool = False
    block: Declaration | None = None
    bases: Listing = NOT_STATED

    def side(self, name: str) -> Listing:
        """The list that states a side; not stated when the side stands for all."""
        return self.sides.get(name, NOT_STATED)


def periods_from(declaration: Declaration) -> tuple[RetentionPeriod, ...]:
    """Return the periods that a declaration states.

    A `retention` has one in any case, were it a fate alone.
    """
    if declaration.kind == "retention":
        return _of_retention(declaration)
    retention_term = declaration.retention_term()
    if retention_term is None:
        return ()
    listings = {side: declaration.listing(side) for side in _sides_of(declaration)}
    sides = {side: listing for side, listing in listings.items() if listing}
    if declaration.kind == "cookies":
        sides |= _cookies(declaration)
    return (_period(declaration, sides, retention_term),)


def _sides_of(declaration: Declaration) -> tuple[str, ...]:
    return ("purposes", "data") if declaration.kind == "cookies" else ("subjects", "data")


def _cookies(block: Declaration) -> dict[str, Listing]:
    """The side of cookies of a block: the block by its name.

    One without a name by its kinds.
    """
    name, kinds = block.node.name, block.listing("kind")
    if name:
        return {"cookies": Listing((Entry(name.span, name),), name.span)}
    return {"cookies": kinds} if kinds else {}


def _of_retention(declaration: Declaration) -> tuple[RetentionPeriod, ...]:
    sides: dict[str, Listing] = {}
    partial = False
    for statement in declaration.all("covers"):
        for clause in statement.statements():
            if clause.kind == "for-some-data":
                partial = True
            else:
                sides[clause.kind.removeprefix("for-")] = clause.own_listing
    own = _period(declaration, sides, declaration.retention_term(), partial=partial)
    return (own, *(_exception(declaration, sides, block) for block in declaration.all("except")))


def _exception(declaration: Declaration, sides: dict[str, Listing], block: Declaration) -> RetentionPeriod:
    narrowed = {
        clause.kind.removeprefix("for-"): clause.own_listing for clause in block.statements() if clause.kind in EXCEPTED
    }
    return _period(declaration, sides | narrowed, block.retention_term(), block=block)


def _period(
    declaration: Declaration,
    sides: dict[str, Listing],
    retention_term: RetentionTerm | None,
    *,
    partial: bool = False,
    block: Declaration | None = None,
) -> RetentionPeriod:
    """Build a period: of a declaration, or of an exception (`block`) in it."""
    stated = block or declaration
    return RetentionPeriod(
        declaration,
        sides,
        retention_term,
        stated.disposal(),
        retention_term.span if retention_term else stated.place,
        partial,
        conditional=bool(retention_term and retention_term.only_if) or bool(block and block.has("if")),
        exception=block is not None,
        block=block if retention_term else None,
        bases=next((c.own_listing for c in block.all("for-basis")), NOT_STATED) if block else NOT_STATED,
    )
