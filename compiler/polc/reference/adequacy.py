"""Adequacy decisions (GDPR Art. 45) of `adequacy.toml` in `dsl/law`, those ended included."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from polc.core.record import record
from polc.reference.jurisdictions import law_table
from polc.reference.law import inside, is_place


@record
class Adequacy:
    """One decision: the countries it covers (ISO 3166 alpha-2) and the days on which it does."""

    id: str
    fields: dict[str, Any]

    @property
    def countries(self) -> frozenset[str]:
        """The countries covered; empty for an international organisation."""
        return frozenset(self.fields.get("countries", ()))

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
    """Every decision, in the order of the data."""
    return tuple(Adequacy(id_, fields) for id_, fields in law_table("adequacy").items())


def about(country: str = "", organisation: str = "") -> tuple[Adequacy, ...]:
    """Every decision about a country, or about an international organisation (the id of its decision)."""
    return tuple(d for d in decisions() if country in d.countries or (organisation and d.id == organisation))


def adequacy(country: str, day: date) -> Adequacy | None:
    """The decision in force for a country on a day; None where there is none."""
    return next((d for d in decisions() if country in d.countries and d.in_force(day)), None)


def third_country(place: str) -> bool:
    """True when a country or group is not wholly inside the European Economic Area, so that Chapter V applies.

    False for what is neither: a code that is mistyped may stand for any country.
    """
    return is_place(place) and not inside(place, "EEA")
