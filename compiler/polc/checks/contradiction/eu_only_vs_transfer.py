"""contradiction/eu-only-vs-transfer: data are said to stay within an area, and leave it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import broken_finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.broken import broken_by
from polc.model.commitments.conflicts import places_against
from polc.model.policy import Policy


@rule("contradiction/eu-only-vs-transfer")
def eu_only_vs_transfer(policy: Policy) -> Iterator[Finding]:
    """Data are said to stay within an area, and a recipient or a transfer is outside it (Art. 13(1)(f)).

    Only the same verb counts: storage within the Union is not belied by access from elsewhere.
    """
    for commitment, against in broken_by(policy, places_against):
        yield broken_finding(
            (commitment, against), "place", "none" if commitment.declaration.kind == "transfer" else ""
        )
