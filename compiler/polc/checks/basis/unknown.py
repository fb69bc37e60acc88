"""basis/unknown: a ground that is none of the six legal bases."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.legal_bases import (
    OTHER,
)
from polc.model.policy import Policy


@rule("basis/unknown")
def unknown(policy: Policy) -> Iterator[Finding]:
    """A purpose rests on a ground that is none of the six of Art. 6(1): the ground `other`."""
    for purpose in policy.purposes:
        for basis in purpose.bases:
            if basis.id == OTHER:
                ground = basis.text or ""
                yield finding(purpose.declaration, basis.span, variant="" if basis.text else "unnamed", ground=ground)
