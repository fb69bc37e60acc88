"""Adequacy decisions (GDPR Art. 45) of `dsl/law/adequacy.toml`, those ended included. Knows no policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from polc.reference.law import inside
from polc.reference.package import read_toml


@dataclass(frozen=True, slots=True)
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
    def certified_only(self) -> bool:
        """True when it covers only organisations that have themselves certified."""
        return bool(self.fields.get("certified-only", False))

    def in_force(self, day: date) -> bool:
        """True when it covers transfers on a day."""
        start, end = self.fields.get("from"), self.fields.get("until")
        return (start is None or start <= day) and (end is None or day < end)


@lru_cache(maxsize=1)
def decisions() -> tuple[Adequacy, ...]:
    """Every decision, in the order of the file."""
    return tuple(Adequacy(id_, fields) for id_, fields in read_toml("law", "adequacy.toml").items())


def adequacy(country: str, day: date) -> Adequacy | None:
    """The decision in force for a country on a day; None where there is none."""
    return next((d for d in decisions() if country in d.countries and d.in_force(day)), None)


def third_country(place: str) -> bool:
    """True when a country or group is not wholly inside the European Economic Area, so that Chapter V applies."""
    return not inside(place, "EEA")
