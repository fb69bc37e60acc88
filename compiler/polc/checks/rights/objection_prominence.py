"""rights/objection-prominence: the right to object is lost among the others."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.objections import (
    OBJECTION,
    objectionable,
    opt_outs,
)
from polc.model.policy import Policy
from polc.model.purposes import Purpose


@rule("rights/objection-prominence")
def objection_prominence(policy: Policy) -> Iterator[Finding]:
    """The right to object is offered in one breath with the others, and nothing more is said of it (Art. 21(4)).

    Only where it applies: a public task, a legitimate interest, or direct marketing without an opt-out of its own.
    """
    block = policy.rights_block
    if policy.header is None or block is None or OBJECTION in policy.rights:
        return
    word = block.listing("offer").word(OBJECTION)
    applies = [p for p in policy.purposes if not p.anonymous and _contested(policy, p)]
    if word and applies:
        yield finding(block, word.span, related=tuple(related(p.place, "purpose") for p in applies))


def _contested(policy: Policy, purpose: Purpose) -> bool:
    if any(objectionable(policy, b.id) for b in policy.bases(purpose)):
        return True
    return policy.is_marketing(purpose) and not opt_outs(policy, purpose)
