"""Statutes that leave access to the supervisory authority alone, of `dsl/law`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from polc.core.record import record
from polc.reference.jurisdictions import law_table
from polc.reference.law import norm


@record
class IndirectAccess:
    """One statute: its id in `norms.toml`, and the kinds of purposes that it may cover."""

    id: str
    fields: dict[str, Any]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Terms of `purposes` outside which it does not apply."""
        return tuple(self.fields["kinds"])

    def is_meant(self, cited: str) -> bool:
        """True when a norm that a policy cites is this statute, or the instrument that holds it."""
        found = norm(cited)
        instrument = found is not None and found.instrument in self.fields["norms"]
        return instrument and (not found.article or cited == self.id) if found else False

    def is_beside(self, cited: str) -> bool:
        """True when a norm that a policy cites stands in the instrument that holds this statute."""
        found = norm(cited)
        return found is not None and found.instrument in self.fields["norms"]


@lru_cache(maxsize=1)
def indirect_access() -> tuple[IndirectAccess, ...]:
    """Every such statute, in the order of the data."""
    return tuple(IndirectAccess(id_, fields) for id_, fields in law_table("indirect-access").items())
