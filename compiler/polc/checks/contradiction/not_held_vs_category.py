"""contradiction/not-held-vs-category: data are said never to be held, and a category contains them."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import broken_finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.broken import broken_by
from polc.model.commitments.conflicts import data_against
from polc.model.policy import Policy


@rule("contradiction/not-held-vs-category")
def not_held_vs_category(policy: Policy) -> Iterator[Finding]:
    """Data are said never to be held or collected, and a category of data contains them (Art. 5(1)(a))."""
    for found in broken_by(policy, data_against):
        yield broken_finding(found, "data")
