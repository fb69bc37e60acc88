"""Which data must be given and which may be: whole categories, and single data in them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.record import record
from polc.core.values import Listing, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy

MANDATORY, OPTIONAL = "mandatory", "optional"


@record
class Provision:
    """One statement that data must be given (`mandatory`) or may be (`optional`).

    `data` are single data of the category, not stated where it stands for the whole; `purposes` those it is for, not
    stated where it is for all.
    """

    category: Declaration
    statement: Declaration
    is_mandatory: bool
    data: Listing
    purposes: Listing


def provisions(category: Declaration) -> tuple[Provision, ...]:
    """Return what a category of data says of the duty to give them, in the order written."""
    return tuple(
        Provision(category, s, s.kind == MANDATORY, s.own_listing, s.listing("for"))
        for s in category.all(MANDATORY, OPTIONAL)
    )


def conflicting_provisions(category: Declaration) -> Iterator[tuple[Provision, Provision]]:
    """Yield pairs that say of the same data, for the same purpose, that they must and that they need not be given.

    What is said of single data, or for named purposes, prevails over what is said in general: no conflict.
    """
    found = provisions(category)
    for at, first in enumerate(found):
        for second in found[at + 1 :]:
            if first.is_mandatory != second.is_mandatory and all(
                _meet(a, b) for a, b in ((first.data, second.data), (first.purposes, second.purposes))
            ):
                yield first, second


def foreign_data(policy: Policy, provision: Provision) -> tuple[Word, ...]:
    """Return the data that a statement names and its category does not hold; none where the category names no parts."""
    included = provision.category.listing("includes")
    if not included.words or included.open:
        return ()
    held = policy.data_terms(provision.category.id)
    return tuple(
        word for word in provision.data.words if not any(policy.is_a("data", word.text, term) for term in held)
    )


def _meet(first: Listing, second: Listing) -> bool:
    return not first.names.isdisjoint(second.names) if first.stated and second.stated else first.stated == second.stated
