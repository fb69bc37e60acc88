"""promise/collect: a promise limits which data are collected, and others are."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import contradicted
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("promise/collect")
def collect(policy: Policy) -> Iterator[Finding]:
    """Data are collected beyond those promised, for another purpose, by others, or despite a denial (Art. 5(1)(c)).

    `contradiction/not-held-vs-category` tells of plain denials.
    """
    yield from contradicted(policy, ("collect",))
