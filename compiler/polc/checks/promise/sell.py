"""promise/sell: data are said not to be sold, and a purpose is to sell them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import contradicted
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("promise/sell")
def sell(policy: Policy) -> Iterator[Finding]:
    """Data are said not to be sold, and a purpose is to sell them (Art. 5(1)(a), 13(1)(c))."""
    yield from contradicted(policy, ("sell",))
