"""transfer/eu-not-eea: transfers are told from the boundary of the European Union."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.law import inside


@rule("transfer/eu-not-eea")
def eu_not_eea(policy: Policy) -> Iterator[Finding]:
    """Transfers are told from the boundary of the European Union, and the law's is that of the EEA.

    Silent where a country of the EEA outside the Union plays a part: the Union may then be what is meant.
    """
    located = [
        word for kind in ("recipient", "transfer") for d in policy.all(kind) for word in d.listing("located").words
    ]
    if any(inside(word.text, "EEA") and not inside(word.text, "EU") for word in located if word.text != "EEA"):
        return
    for transfer in policy.all("transfer"):
        place = transfer.listing("outside").word("EU")
        if place:
            yield finding(transfer, place.span)
