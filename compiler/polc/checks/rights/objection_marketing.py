"""rights/objection-marketing: objecting to marketing takes reasons."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.objections import (
    OBJECTION,
    asks_reasons,
    freed,
    is_one_click,
    marketing_purposes,
    opt_outs,
    reaches,
    without_reasons,
)
from polc.model.policy import Policy
from polc.model.purposes import Purpose


@rule("rights/objection-marketing")
def objection_marketing(policy: Policy) -> Iterator[Finding]:
    """Reasons are asked of whoever objects to direct marketing (Art. 21(2)-(3)).

    By an opt-out, or by the right to object where it covers a purpose of marketing that no case frees. Where an opt-out
    elsewhere says that no reasons are needed, the policy contradicts itself: `contradiction/objection-conditional`.
    """
    marketing = marketing_purposes(policy)
    for purpose in marketing:
        for opt_out in purpose.declaration.all("opt-out"):
            reasons = opt_out.first("reasons")
            if reasons and reasons.own_listing and not reasons.own_listing.none:
                yield finding(purpose.declaration, reasons.span, variant="opt-out")
    right = policy.rights.get(OBJECTION)
    if right is None:
        return
    for case in right.every:
        covered = [
            p for p in marketing if asks_reasons(case) and reaches(policy, case, p) and not freed(policy, right, p)
        ]
        if case.exception or any(without_reasons(policy, p) for p in covered):
            continue
        bound = [p for p in covered if not _by_click(policy, p)]
        if bound:
            statement = case.block.first("reasons")
            yield finding(
                right.declaration,
                statement.span if statement else None,
                related=tuple(related(p.place, "marketing") for p in bound),
                purposes=tuple(p.label for p in bound),
            )


def _by_click(policy: Policy, purpose: Purpose) -> bool:
    """True when the purpose can be stopped by a mere click, so that nobody has to give reasons."""
    return any(is_one_click(policy, o) for o in opt_outs(policy, purpose))
