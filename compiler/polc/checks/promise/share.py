"""promise/share: a promise limits which data are shared or what for, and the policy goes beyond it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.commitment_findings import contradicted
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("promise/share")
def share(policy: Policy) -> Iterator[Finding]:
    """Data are shared beyond those promised, or for a purpose that a promise excludes (Art. 13(1)(e), 5(1)(b)).

    Without a recipient a promise speaks of third parties; a processor is none (Art. 4(10)). Promises on recipients
    alone are told by `contradiction/internal-only-vs-recipients`.
    """
    yield from contradicted(policy, ("share",))
