"""telephone/validity: consent to calls is said to hold for longer than the law lets it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.direct_marketing import (
    calls_to_consumers,
)
from polc.model.legal_bases import CONSENT
from polc.model.national import national
from polc.model.policy import Policy


@rule("telephone/validity")
def validity(policy: Policy) -> Iterator[Finding]:
    """Consent to calls is said to hold for longer than the law lets it.

    A length not stated is none.
    """
    for law in national(policy, "consent-validity"):
        limit = law.length
        for purpose, _, _ in calls_to_consumers(policy):
            for basis in policy.bases(purpose):
                if policy.is_a("legal-bases", basis.id, CONSENT) and basis.valid and basis.valid.longer_than(limit):
                    yield finding(purpose.declaration, basis.valid.span, law=law, length=basis.valid, limit=limit)
