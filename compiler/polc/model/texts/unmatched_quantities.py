"""Which figures of a text another language does not have."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import record
from polc.model.texts.quantities import Quantity, Reading


def unmatched(
    mine: Sequence[Quantity], theirs: Sequence[Quantity]
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The figures of each language that the other has nowhere.

    Soft ones only where both have one of their own.
    """
    known, known_there = _meanings_of(mine), _meanings_of(theirs)
    here, there = [f for f in mine if f not in known_there], [f for f in theirs if f not in known]
    return _counting(here, there), _counting(there, here)


def _counting(here: Sequence[Quantity], there: Sequence[Quantity]) -> tuple[Quantity, ...]:
    counted = any(f.soft and _several(f) for f in there)
    return tuple(f for f in here if not f.soft or (counted and _several(f)))


@record
class _Known:
    """What figures can mean, by their kind: holds any figure that can mean the same as one of them."""

    same: dict[str, set[Reading]]
    loose: dict[str, set[Reading]]

    def __contains__(self, quantity: Quantity) -> bool:
        same = self.same.get(quantity.kind)
        if same and not same.isdisjoint(quantity.readings):
            return True
        return any(
            kind != quantity.kind and not quantities.isdisjoint(quantity.loosely)
            for kind, quantities in self.loose.items()
        )


def _meanings_of(quantities: Sequence[Quantity]) -> _Known:
    same: dict[str, set[Reading]] = {}
    loose: dict[str, set[Reading]] = {}
    for quantity in quantities:
        same.setdefault(quantity.kind, set()).update(quantity.readings)
        loose.setdefault(quantity.kind, set()).update(quantity.loosely)
    return _Known(same, loose)


def _several(quantity: Quantity) -> bool:
    return quantity.kind == "number" and all(r[0] == "number" and float(r[1]) > 1 for r in quantity.readings)
