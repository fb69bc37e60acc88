"""translation/authority-clause: only one language of the policy is said to bind."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("translation/authority-clause")
def authority_clause(policy: Policy) -> Iterator[Finding]:
    """Only one language of several is said to bind (Art. 12(1)): whoever reads the other must be able to rely on it."""
    header = policy.header
    binding = header.word("binding") if header else None
    if header and binding and len(policy.languages) > 1:
        yield finding(header, binding.span, language=binding.text)
