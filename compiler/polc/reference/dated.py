"""Single legal facts with a day, of `dated.toml` in `dsl/law`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from polc.core.record import record
from polc.reference.jurisdictions import law_table


@record
class DatedFact:
    """One fact: the day from which it holds, one sentence per language, and the norm where it is said.

    `proposal` is true for what is no law yet: its day is that of the proposal.
    """

    id: str
    fields: dict[str, Any]

    @property
    def day(self) -> date:
        """The first day on which it holds."""
        day: date = self.fields["date"]
        return day

    @property
    def proposal(self) -> bool:
        """True for what is proposed only."""
        return str(self.fields["status"]) == "proposal"

    def sentence(self, lang: str) -> str:
        """The fact in a language, in English where it lacks it."""
        return str(self.fields.get(lang) or self.fields["en"])

    def holds(self, day: date) -> bool:
        """True when the fact applies on a day."""
        return not self.proposal and self.day <= day


@lru_cache(maxsize=1)
def dated_facts() -> dict[str, DatedFact]:
    """Every fact by its id, in the order of the data."""
    return {id_: DatedFact(id_, fields) for id_, fields in law_table("dated").items()}
