"""What an organisation's own rules forbid or require, and the policy states otherwise. Compared in the model.

The findings stand where the policy can be mended, the rule beside. A library is judged in the policies that use it.
"""

from __future__ import annotations

from polc.checks.engine.finding import finding, related
from polc.core.findings import Fact, Finding
from polc.core.record import replace
from polc.core.sources import Span
from polc.model.commitments.house_rules import HouseRule, house_rules
from polc.model.declaration import Declaration
from polc.model.policy import Policy


def rules(policy: Policy) -> tuple[HouseRule, ...]:
    return () if policy.is_library else house_rules(policy)


def facts_of(
    house_rule: HouseRule, declaration: Declaration, span: Span, place: Span, variant: str = "", **facts: Fact
) -> Finding:
    kind, name = declaration.key
    known: dict[str, Fact] = {
        "subject": declaration.label, "rule": house_rule.declaration.label, "house": house_rule.declaration.id,
        "reason": house_rule.because or "", "target": f"{kind} {name}".strip(),
    }  # fmt: skip
    told = finding(declaration, span, related=(related(place, "rule"),), variant=variant, severity=house_rule.severity)
    return replace(told, facts={**known, **facts})
