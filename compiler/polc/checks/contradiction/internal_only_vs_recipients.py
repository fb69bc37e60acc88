"""contradiction/internal-only-vs-recipients: a promise limits who receives the data, and recipients go beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import broken_finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.commitments.broken import broken_by
from polc.model.commitments.conflicts import recipients_against
from polc.model.policy import Policy


@rule("contradiction/internal-only-vs-recipients")
def internal_only_vs_recipients(policy: Policy) -> Iterator[Finding]:
    """A promise limits with whom data are shared, and a recipient stands outside the limit (Art. 13(1)(e)).

    A processor is outside "our staff alone" but is no third party (Art. 4(9), 4(10)). Exceptions are honoured.
    """
    for commitment, against in broken_by(policy, recipients_against):
        yield broken_finding((commitment, against), "recipient", "never" if commitment.negative else "")
