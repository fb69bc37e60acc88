"""house/unclear: a house rule that nothing can break, or nothing can satisfy."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.model.commitments.broken import flaw
from polc.model.commitments.house_rules import BasisDemand, HouseRule, house_rules
from polc.model.policy import Policy


@rule("house/unclear")
def unclear(policy: Policy) -> Iterator[Finding]:
    """A house rule says nothing, requires what limits nothing, contradicts another one, or cannot be satisfied."""
    rules = house_rules(policy)
    for house_rule in rules:
        commitments = (*house_rule.forbidden, *house_rule.required)
        if not (commitments or house_rule.bases or house_rule.periods):
            yield finding(house_rule.declaration, variant="empty")
        for commitment in commitments:
            free = (
                not commitment.negative
                and not commitment.object_only
                and not any(x.only for x in commitment.conditions)
            )
            variant = flaw(commitment) or ("unlimited" if free else "")
            if variant:
                shown = "" if variant == "both" else variant
                yield finding(house_rule.declaration, commitment.span, variant=shown, verb=commitment.verb)
        for span in _impossible(house_rule):
            yield finding(house_rule.declaration, span, variant="impossible")
    demands = [(r, d) for r in rules for d in r.bases]
    for (_, first), (house_rule, second) in combinations(demands, 2):
        if _demands_clash(policy, first, second):
            yield finding(house_rule.declaration, second.span, related=(related(first.span, "other"),), variant="clash")


def _impossible(house_rule: HouseRule) -> Iterator[Span]:
    yield from (p.span for p in house_rule.periods if p.most.number == 0)
    yield from (d.span for d in house_rule.bases if d.bases.none)


def _demands_clash(policy: Policy, first: BasisDemand, second: BasisDemand) -> bool:
    """True when two demands speak of the same purposes by the same media and leave no basis to both."""
    if first.purposes.names != second.purposes.names or first.media.names != second.media.names:
        return False
    pairs = [(a, b) for a in first.bases.names for b in second.bases.names]
    return bool(pairs) and not any(
        policy.is_a("legal-bases", a, b) or policy.is_a("legal-bases", b, a) for a, b in pairs
    )
