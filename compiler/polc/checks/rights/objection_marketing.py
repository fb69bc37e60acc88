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
    is_barred,
    is_one_click,
    marketing_purposes,
    obeyed,
    opt_outs,
    reaches,
    without_reasons,
)
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.rights import RightCase

BARS = {"reasons": "", "grounds": "", "refused": "refused", "unless": "weighed"}
"""The statements that stand in the way of an objection, and the messages about them."""

ASKING = ("reasons", "grounds")
"""Those of them that ask something of the person."""


@rule("rights/objection-marketing")
def objection_marketing(policy: Policy) -> Iterator[Finding]:
    """Reasons are asked of whoever objects to direct marketing, or the objection can be refused (Art. 21(2)-(3)).

    By an opt-out, or by the right to object where it covers a purpose of marketing that no case frees. Where an opt-out
    elsewhere says that no reasons are needed, the policy contradicts itself: `contradiction/objection-conditional`.
    """
    for purpose in marketing_purposes(policy):
        for opt_out in purpose.declaration.all("opt-out"):
            reasons = opt_out.first("reasons")
            if reasons and reasons.own_listing and not reasons.own_listing.none:
                yield finding(purpose.declaration, reasons.span, variant="opt-out")
    right = policy.rights.get(OBJECTION)
    for case in right.every if right else ():
        found = next((b for name in BARS if (b := _barred(policy, case, name))), None)
        if right and found:
            yield found


def _barred(policy: Policy, case: RightCase, statement: str) -> Finding | None:
    """What keeps people from objecting to marketing in one case, by `reasons`, by `refused` or by `unless`."""
    right = policy.rights[OBJECTION]
    asks = statement in ASKING
    asked = _asks(case, statement) if asks else is_barred(case, statement)
    if not asked or (asks and case.exception):
        return None
    free = freed if asks else obeyed
    covered = [p for p in marketing_purposes(policy) if reaches(policy, case, p) and not free(policy, right, p)]
    if statement != "refused" and asks_reasons(case) and any(without_reasons(policy, p) for p in covered):
        return None
    bound = [p for p in covered if statement == "refused" or not _stops_at_once(policy, p)]
    place = case.block.first(statement)
    if not bound or place is None:
        return None
    return finding(
        right.declaration,
        place.span,
        related=tuple(related(p.place, "marketing") for p in bound),
        variant=BARS[statement],
        purposes=tuple(p.label for p in bound),
    )


def _asks(case: RightCase, statement: str) -> bool:
    """True where a case asks for reasons, by a term or by the grounds that the person must have."""
    return asks_reasons(case) if statement == "reasons" else bool(case.block.listing(statement)) and not case.reasons


def _stops_at_once(policy: Policy, purpose: Purpose) -> bool:
    """True when the purpose can be stopped without reasons, or by a mere click, so that nobody has to give any."""
    stops = opt_outs(policy, purpose)
    return bool(without_reasons(policy, purpose)) or any(is_one_click(policy, o) for o in stops)
