"""Decisions on adequacy by the body of law, those ended included."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any

from polc.core.record import record
from polc.reference.jurisdictions import law_rows
from polc.reference.law import inside, is_place


@record
class Adequacy:
    """One decision of a body of law: the countries it covers, and when."""

    id: str
    fields: dict[str, Any]
    law: str = ""

    @property
    def countries(self) -> frozenset[str]:
        """The countries covered; empty for an international organisation."""
        return frozenset(self.fields.get("countries", ()))

    def covers(self, country: str) -> bool:
        """True when it is about a country, or about a group that the country belongs to."""
        return bool(country) and any(inside(country, place) for place in self.countries)

    @property
    def act(self) -> str:
        """The decision, as an id of `norms.toml`."""
        return str(self.fields["act"])

    @property
    def begins(self) -> date | None:
        """The first day covered; None where it was not established."""
        start = self.fields.get("from")
        return start if isinstance(start, date) else None

    @property
    def ends(self) -> date | None:
        """The first day no longer covered; None where no end is known."""
        end = self.fields.get("until")
        return end if isinstance(end, date) else None

    @property
    def public_bodies(self) -> bool:
        """False when it can cover no public authority."""
        return bool(self.fields.get("public-bodies", True))

    @property
    def certified_only(self) -> bool:
        """True when it covers only organisations that have themselves certified."""
        return bool(self.fields.get("certified-only", False))

    def in_force(self, day: date) -> bool:
        """True when it covers transfers on a day."""
        start, end = self.fields.get("from"), self.fields.get("until")
        return (start is None or start <= day) and (end is None or day < end)


@lru_cache(maxsize=1)
def decisions() -> tuple[Adequacy, ...]:
    """Every decision of every body of law, in the order of the data."""
    return tuple(Adequacy(id_, fields, law) for law, id_, fields in law_rows("adequacy"))


def about(laws: Collection[str], country: str = "", organisation: str = "") -> tuple[Adequacy, ...]:
    """Every decision of some laws about a country, or an organisation (its id)."""
    made = (d for d in decisions() if d.law in laws)
    return tuple(d for d in made if d.covers(country) or (organisation and d.id == organisation))


def adequacy(laws: Collection[str], country: str, day: date) -> Adequacy | None:
    """The decision of some laws in force for a country on a day; None for none."""
    return next((d for d in about(laws, country) if d.in_force(day)), None)


def third_country(place: str, areas: Collection[str]) -> bool:
    """True when a country or group is not wholly inside what is home.

    False for what is no place: a code that is mistyped may stand for any country.
    """
    return is_place(place) and not any(inside(place, area) for area in areas)
