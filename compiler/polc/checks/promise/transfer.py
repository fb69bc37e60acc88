"""promise/transfer: a promise limits transfers, and a transfer goes beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import contradicted
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("promise/transfer")
def transfer(policy: Policy) -> Iterator[Finding]:
    """Data go to another country, or to somebody there, although a promise excludes it (Art. 13(1)(f), 44).

    Without a place a promise speaks of third countries. Areas are told by `contradiction/eu-only-vs-transfer`.
    """
    yield from contradicted(policy, ("transfer",))
