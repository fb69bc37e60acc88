"""Public registers of persons who do not want to be called, of `dsl/law`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from polc.core.findings import Term
from polc.core.record import record
from polc.reference.jurisdictions import law_rows
from polc.reference.languages import names_of
from polc.reference.legal_facts import LegalFact


@record
class OppositionRegister:
    """One register: its name, the body of law that knows it, its sites, its days in force."""

    id: str
    law: str
    fields: dict[str, Any]

    @property
    def names(self) -> Term:
        """What it is called."""
        return Term(names_of(self.fields), self.id)

    @property
    def fact(self) -> LegalFact:
        """What the law says of it, as findings cite it."""
        return LegalFact(self.law, self.fields)

    def ended(self, day: date) -> bool:
        """True when the law no longer provides for it on a day."""
        return self.fact.end is not None and self.fact.end <= day

    def is_at(self, address: str) -> bool:
        """True when a web address is one of its sites, or a part of one."""
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        return host in self.fields["hosts"]


@lru_cache(maxsize=1)
def opposition_registers() -> tuple[OppositionRegister, ...]:
    """Every register, those no longer in force included."""
    return tuple(OppositionRegister(id_, law, fields) for law, id_, fields in law_rows("opposition-registers"))
