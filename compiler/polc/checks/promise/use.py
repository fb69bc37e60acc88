"""promise/use: a promise limits what data are used for or by whom, and the policy goes beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import contradicted
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("promise/use")
def use(policy: Policy) -> Iterator[Finding]:
    """Data are used for a purpose, or by somebody, that a promise excludes (Art. 5(1)(a), (b), 13(1)(c)).

    Siblings of a purpose do not conflict, and a wider kind may be another purpose than the one excluded.
    """
    yield from contradicted(policy, ("use",))
