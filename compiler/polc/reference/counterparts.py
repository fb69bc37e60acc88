"""Where a law says itself what a provision of another law says.

A member state transposes a directive, and its own provision stands beside it. A state outside that keeps the rules of
another body of law cites its own provisions in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from polc.core.record import record
from polc.reference.jurisdictions import jurisdictions, retained
from polc.reference.law import norm

PARTS = (":", "(")
"""What follows the id of a norm where a part of it is meant."""


@record
class Counterpart:
    """What a norm of another law is in this one, and when; nothing for none."""

    of: str
    fields: Mapping[str, Any]

    def holds(self, id_: str, day: date) -> bool:
        """True when it says what a norm, or a part of one, is on a day."""
        start, end = self.fields.get("from"), self.fields.get("until")
        within = id_.startswith(self.of) and (id_ == self.of or id_[len(self.of)] in PARTS)
        return within and (start is None or start <= day) and (end is None or day < end)

    def of_part(self, id_: str) -> tuple[str, ...]:
        """The norms that take the place of one; the same part where `parts` says so."""
        rest = id_[len(self.of) :] if self.fields.get("parts", False) else ""
        return tuple(f"{name}{rest}" for name in self.fields.get("are", ()))


def of_law(held: tuple[str, ...], id_: str, day: date) -> tuple[str, ...]:
    """What a norm is under some laws on a day: itself, after what transposes it.

    Under a law that keeps the rules of another, that which takes its place there; empty where nothing does.
    """
    return _of_law(held, id_, day)


def in_their_law(held: tuple[str, ...], ids: Iterable[str], day: date) -> tuple[str, ...]:
    """What some norms are under some bodies of law, each once."""
    return tuple(dict.fromkeys(own for id_ in ids for own in of_law(held, id_, day)))


@cache
def _of_law(held: tuple[str, ...], id_: str, day: date) -> tuple[str, ...]:
    found: list[str] = []
    for law in held:
        fitting = [c for c in _counterparts().get(law, ()) if c.holds(id_, day)]
        found += max(fitting, key=lambda c: len(c.of)).of_part(id_) if fitting else ()
        if fitting and retained((law,)):
            return tuple(found)
    is_kept = not retained(held) or any(_is_known_to(law, id_) for law in held)
    return (*found, id_) if is_kept else tuple(found)


def _is_known_to(law: str, id_: str) -> bool:
    """True for what a law can cite as it stands: its own, and what it took over."""
    found = norm(id_)
    if found is None:
        return False
    own = jurisdictions()[law]
    prefix = str(own.fields.get("norms", ""))
    if prefix and id_.startswith(f"{prefix}:"):
        return True
    last = own.fields.get("retained-until")
    made = found.fields.get("adopted") or found.fields.get("from")
    return last is not None and made is not None and made <= last


@lru_cache(maxsize=1)
def _counterparts() -> dict[str, tuple[Counterpart, ...]]:
    return {
        id_: tuple(Counterpart(str(row["of"]), row) for row in law.fields.get("counterparts", ()))
        for id_, law in jurisdictions().items()
    }
