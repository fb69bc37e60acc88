"""clarity/undefined-term: a word written like a defined one is defined nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("clarity/undefined-term")
def undefined_term(policy: Policy) -> Iterator[Finding]:
    """A word that the policy writes like a defined one is defined nowhere (Art. 12(1): intelligible)."""
    for term in policy.all("term"):
        if not term.has("means") and term.span.path == policy.path:
            yield finding(term)
