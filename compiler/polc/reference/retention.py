"""Reference periods of retention of `retention.toml` in `dsl/law`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from polc.core.findings import Term
from polc.core.record import record
from polc.core.values import Duration
from polc.reference.jurisdictions import law_rows
from polc.reference.languages import names_of
from polc.reference.law import norm
from polc.reference.legal_facts import LegalFact
from polc.reference.vocabulary import vocabulary


@record
class Reference:
    """One reference period of a body of law: what it concerns, how long, from what event, and where it is said."""

    id: str
    law: str
    fields: dict[str, Any]

    @property
    def names(self) -> Term:
        """What it concerns, in words."""
        return Term(names_of(self.fields), self.id)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of purposes it concerns, terms of `purposes`."""
        return tuple(self.fields["kinds"])

    @property
    def subjects(self) -> tuple[str, ...]:
        """The data subjects it concerns, terms of `subjects`; empty for whoever it is."""
        return tuple(self.fields.get("subjects", ()))

    @property
    def data(self) -> tuple[str, ...]:
        """The data it concerns, terms of `data`; empty for whatever they are."""
        return tuple(self.fields.get("data", ()))

    @property
    def documents(self) -> tuple[str, ...]:
        """The data made for one dealing each that it is about, whatever the purpose.

        Terms of `data`.
        """
        return tuple(self.fields.get("documents", ()))

    @property
    def length(self) -> Duration:
        """The figure."""
        return self.fact.length

    @property
    def fact(self) -> LegalFact:
        """What its body of law says, as findings cite it."""
        return LegalFact(self.law, self.fields)

    @property
    def longest(self) -> bool:
        """True for a ceiling (`max`), false for a floor (`min`)."""
        return bool(self.fields["bound"] == "max")

    @property
    def binding(self) -> bool:
        """True where a statute says it, false for guidance."""
        return bool(self.fields["nature"] == "statute")

    @property
    def condition(self) -> str:
        """The case that it is limited to, empty where it is not: a `condition`, or `sector` for one of a sector."""
        return str(self.fields.get("condition", "sector" if "sector" in self.fields else ""))

    @property
    def archived(self) -> bool:
        """True when it concerns intermediate archiving and not the period of use."""
        return bool(self.fields.get("stage") == "archive")

    @property
    def persons_tell(self) -> bool:
        """True when the category of persons tells the purpose: what is kept of a prospect is kept for marketing."""
        return bool(self.fields.get("subjects-tell", False))

    @property
    def controllers(self) -> frozenset[str]:
        """The kinds of controllers it concerns, terms of `controller-kinds`.

        Empty for all.
        """
        return frozenset(self.fields.get("controllers", ()))

    @property
    def starts(self) -> tuple[Term, ...]:
        """The event that the norm itself names, for messages.

        Empty where none was established.
        """
        entry = vocabulary("events").get(next(iter(self.fields.get("start", ())), ""))
        return (entry.term,) if entry else ()

    @property
    def written(self) -> str:
        """The period as a policy writes it, `5 years after relationship-end`.

        Its length where no start is known.
        """
        start = next(iter(self.fields.get("start", ())), "")
        return f"{self.fields['length']} after {start}" if start else str(self.fields["length"])

    def runs_from(self, event: str) -> bool:
        """True when it runs from an event, or from one that is taken as equivalent."""
        return event in self.fields.get("start", ())

    def may_follow(self, event: str) -> bool:
        """True when its start can come with an event or after it, so that a shorter period from there ends too soon."""
        return self.runs_from(event) or event in self.fields.get("before", ())

    @property
    def norm(self) -> str:
        """Where it is said, an id of `norms.toml`."""
        return str(self.fields["norm"])

    def in_force(self, day: date) -> bool:
        """True when both the reference and the norm that states it apply on a day."""
        start, end = self.fields.get("from"), self.fields.get("until")
        stated = norm(self.norm)
        own = (start is None or start <= day) and (end is None or day < end)
        return own and (stated is None or stated.in_force(day))


@lru_cache(maxsize=1)
def every_reference() -> dict[str, Reference]:
    """Every reference by its id, in the order of the data: for the keeping of data, and for what else lasts."""
    return {id_: Reference(id_, law, fields) for law, id_, fields in law_rows("retention")}


@lru_cache(maxsize=1)
def references() -> tuple[Reference, ...]:
    """Every reference period for the keeping of data.

    What is no period of retention is left out: how long a consent, a choice or a tracker lasts.
    """
    return tuple(r for r in every_reference().values() if "measures" not in r.fields)
