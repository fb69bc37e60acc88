"""rights/withdrawal-conditional: withdrawing consent is made conditional."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("rights/withdrawal-conditional")
def withdrawal_conditional(policy: Policy) -> Iterator[Finding]:
    """Withdrawing consent takes reasons, a prior step, or can be refused (Art. 7(3): at any time)."""
    right = policy.rights.get("withdraw-consent")
    for case in right.every if right else ():
        for name in ("reasons", "refused", "unless", "after-step"):
            statement = case.block.first(name)
            if right is None or statement is None or statement.own_listing.none:
                continue
            yield finding(right.declaration, statement.span, variant="refused" if name == "unless" else name)
