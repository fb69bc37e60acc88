"""promise/store: a promise limits where or what data are stored, and the policy goes beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import contradicted
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("promise/store")
def store(policy: Policy) -> Iterator[Finding]:
    """Data are stored with somebody, or held beyond what a promise allows (Art. 5(1)(a), 13(1)(e)).

    Only recipients one of whose tasks is storing store data.
    """
    yield from contradicted(policy, ("store", "hold"))
