"""contradiction/objection-conditional: objection to marketing needs reasons in one place and none in another."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.objections import OBJECTION, asks_reasons, freed, marketing_purposes, reaches, without_reasons
from polc.model.policy import Policy


@rule("contradiction/objection-conditional")
def objection_conditional(policy: Policy) -> Iterator[Finding]:
    """Objection needs reasons, in general or in a case of its own, and none for the same marketing elsewhere.

    Art. 21(1) against 21(2)-(3). One finding for the right.
    """
    right = policy.rights.get(OBJECTION)
    for case in right.every if right else ():
        if right is None or case.exception or not asks_reasons(case):
            continue
        free = [
            (p, s)
            for p in marketing_purposes(policy)
            if reaches(policy, case, p) and not freed(policy, right, p)
            for s in without_reasons(policy, p)
        ]
        if free:
            statement = case.block.first("reasons") or right.declaration.first("reasons")
            yield finding(
                right.declaration, statement.span if statement else None,
                related=tuple(related(s.span, "free") for _, s in free),
                purposes=tuple({p.id: p.label for p, _ in free}.values()),
            )  # fmt: skip
            return
