"""What bodies of law say that rules ask for, by kind: `telephone-consent`, `consent-proof`, `opposition-register`.

A kind is a list of `facts.toml`, what a reference of `retention.toml` measures, or the registers of opposition. Which
body of law says it is known by the folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from polc.core.findings import Fact, Term
from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Duration
from polc.reference.jurisdictions import jurisdictions, law_rows
from polc.reference.languages import names_of
from polc.reference.phrases import LANGUAGES, in_full

REGISTER = "opposition-register"
UNSAID = frozenset({"source", "verified", "url", "length"})
"""Fields of which no message speaks by their names: where the fact was read, and a length, told as `written`."""
LENGTH = re.compile(r"^(\d+) (day|week|month|year)s?$")


@record
class LegalFact:
    """One fact: the body of law that says it, the norm, the days, and the fields of its kind."""

    law: str
    fields: Mapping[str, Any]

    @property
    def norms(self) -> tuple[str, ...]:
        """Where it is said, ids of `norms.toml`, the first one first.

        Empty where it names none.
        """
        return tuple(id_ for id_ in (self.fields.get("norm", ""), *self.fields.get("also", ())) if id_)

    @property
    def start(self) -> date | None:
        """The first day on which it holds.

        None where it held before anything that a policy could rely on.
        """
        day: date | None = self.fields.get("from")
        return day

    @property
    def end(self) -> date | None:
        """The first day on which it no longer holds; None where no end is known."""
        day: date | None = self.fields.get("until")
        return day

    def in_force(self, day: date) -> bool:
        """True when it holds on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def terms(self, field: str) -> frozenset[str]:
        """The terms that a field lists; empty where it has none."""
        return frozenset(self.fields.get(field, ()))

    @property
    def length(self) -> Duration:
        """The length of time that it states."""
        return duration(str(self.fields["length"]))

    def number(self, field: str) -> int:
        """A figure; 0 where it has none."""
        return int(self.fields.get(field, 0))

    @property
    def slots(self) -> dict[str, Fact]:
        """What a message can say of it: its fields by their names, texts in each language, and the body of law.

        `jurisdiction` is the body of law, `there` where it holds, `since` and `until` are its days in full, `norm` is
        its norm and `written` its length as a policy writes it.
        """
        known = jurisdictions().get(self.law)
        found: dict[str, Fact] = {k: v for k, v in self.fields.items() if isinstance(v, str | int) and k not in UNSAID}
        found |= {k: ", ".join(v) for k, v in self.fields.items() if _is_words(v)}
        found |= texts_of({**(known.fields if known else {}), **self.fields})
        if "length" in self.fields:
            found["written"] = str(self.fields["length"])
        for name, day in (("since", self.start), ("until", self.end)):
            if day:
                found[name] = Term({lang: in_full(day, lang, "in-sentence") for lang in LANGUAGES})
        if known:
            found["jurisdiction"] = Term(names_of(known.fields), known.id)
        return found


@cache
def legal_facts(kind: str) -> tuple[LegalFact, ...]:
    """The facts of a kind of every body of law, those no longer in force included, in the order of the data."""
    return _by_kind().get(kind, ())


@lru_cache(maxsize=1)
def _by_kind() -> dict[str, tuple[LegalFact, ...]]:
    found: dict[str, list[LegalFact]] = {}
    for law, kind, rows in law_rows("facts"):
        found.setdefault(kind, []).extend(LegalFact(law, fields) for fields in rows)
    for law, _, fields in law_rows("retention"):
        if "measures" in fields:
            found.setdefault(str(fields["measures"]), []).append(LegalFact(law, fields))
    for law, _, fields in law_rows("opposition-registers"):
        found.setdefault(REGISTER, []).append(LegalFact(law, fields))
    return {kind: tuple(facts) for kind, facts in found.items()}


def duration(written: str) -> Duration:
    """A length of time as data write it: `13 months`.

    Raises ValueError for anything else.
    """
    match = LENGTH.match(written)
    if match is None:
        raise ValueError(written)
    return Duration(int(match[1]), match[2], Span("", 0, 0))


def texts_of(fields: Mapping[str, Any]) -> dict[str, Fact]:
    """The fields that are texts in the languages of findings, by their names: `times` for `times-en`, `times-fr`."""
    suffix = f"-{LANGUAGES[0]}"
    names = [key.removesuffix(suffix) for key in fields if key.endswith(suffix)]
    return {name: Term({lang: str(fields[f"{name}-{lang}"]) for lang in LANGUAGES}) for name in names}


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(member, str) for member in value)
