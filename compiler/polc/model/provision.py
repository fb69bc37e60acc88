"""Which data must be given and which may be: whole categories, and single data in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from operator import itemgetter

from polc.core.record import record
from polc.core.values import Listing, Word
from polc.core.work_limits import Extent, Limit
from polc.model.declaration import Declaration
from polc.model.policy import Policy

MANDATORY, OPTIONAL = "mandatory", "optional"
MOST_NAMED = 1_000_000
"""The most pairs of data and purposes that the statements of one category name."""


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
    """Yield the first pair for each that says the opposite, of the same data for the same purpose, of one before it.

    What is said of single data, or for named purposes, prevails over what is said in general: no conflict. Raises
    TooManyError where the data and the purposes that statements name multiply to more than `MOST_NAMED`.
    """
    extent = Extent(Limit("data", MOST_NAMED))
    before: dict[bool, dict[tuple[str | None, str | None], tuple[int, Provision]]] = {True: {}, False: {}}
    for position, second in enumerate(provisions(category)):
        data, purposes = _names_or_none(second.data), _names_or_none(second.purposes)
        extent.add(len(data) * len(purposes))
        named = list(product(data, purposes))
        opposite, same = before[not second.is_mandatory], before[second.is_mandatory]
        contrary = [opposite[pair] for pair in named if pair in opposite]
        if contrary:
            yield min(contrary, key=itemgetter(0))[1], second
        for pair in named:
            same.setdefault(pair, (position, second))


def foreign_data(policy: Policy, provision: Provision) -> tuple[Word, ...]:
    """Return the data that a statement names and its category does not hold.

    None where the category names no parts.
    """
    included = provision.category.listing("includes")
    if not included.words or included.open:
        return ()
    held = policy.data_terms(provision.category.id)
    return tuple(
        word for word in provision.data.words if not any(policy.is_a("data", word.text, term) for term in held)
    )


def _names_or_none(names: Listing) -> Collection[str | None]:
    """The names of a list; None alone for one that is not stated."""
    return names.names if names.stated else (None,)
