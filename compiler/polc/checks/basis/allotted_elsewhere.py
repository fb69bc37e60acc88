"""basis/allotted-elsewhere: a basis is for data, persons or activities that the purpose does not have."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.legal_bases import outside_purpose
from polc.model.policy import Policy


@rule("basis/allotted-elsewhere")
def allotted_elsewhere(policy: Policy) -> Iterator[Finding]:
    """A basis that is for something which its purpose does not have carries nothing (Art. 13(1)(c), 5(1)(a))."""
    for purpose in policy.purposes:
        for basis in purpose.bases:
            words = outside_purpose(policy, purpose, basis)
            if words:
                names = tuple(policy.called(("data", "~data", "subject", "~subjects"), word) for word in words)
                yield finding(purpose.declaration, words[0].span, names=names)
