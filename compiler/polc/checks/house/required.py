"""house/required: a house rule requires something else than the policy states."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.rule import rule
from polc.checks.house._breaches import facts_of, rules
from polc.core.findings import Fact, Finding
from polc.core.values import Listing, Word
from polc.model.commitments.broken import flaw
from polc.model.commitments.comparison import conflicts_with
from polc.model.commitments.house_rules import BasisDemand
from polc.model.policy import Policy
from polc.model.purposes import Basis, Purpose
from polc.reference.vocabulary import vocabulary


@rule("house/required")
def required(policy: Policy) -> Iterator[Finding]:
    """The policy goes beyond what a house rule allows, rests on another basis, or keeps data longer than required."""
    for house_rule in rules(policy):
        for commitment in house_rule.required:
            for conflict in conflicts_with(policy, commitment) if not flaw(commitment) else ():
                yield facts_of(house_rule, conflict.declaration, conflict.span, commitment.span, subject=conflict.label)
        for demand in house_rule.bases:
            for purpose, basis in _resting_elsewhere(policy, demand):
                yield facts_of(
                    house_rule, purpose.declaration, basis.span, demand.span, "basis", subject=purpose.label,
                    bases=tuple(_basis(b.ground) for b in policy.bases(purpose)),
                    wanted=tuple(_basis(word) for word in demand.bases.words),
                )  # fmt: skip
        for limit in (p for p in house_rule.periods if p.most.number):
            for conflict in conflicts_with(policy, limit.commitment):
                yield facts_of(
                    house_rule,
                    conflict.declaration,
                    conflict.span,
                    limit.span,
                    "keep",
                    period=conflict.label,
                    most=limit.most,
                )


def _resting_elsewhere(policy: Policy, demand: BasisDemand) -> Iterator[tuple[Purpose, Basis]]:
    """The purposes that a demand reaches and that certainly do not rest on what it wants, each with the basis at fault.

    One that states no basis has its own finding; one that does not say by what media is left out where media matter.
    """
    known = all(vocabulary("legal-bases").get(word.text) for word in demand.bases.words)
    for purpose in policy.named_purposes(demand.purposes) if demand.bases and known else ():
        bases = policy.bases(purpose)
        media = next((p.media for p in policy.ancestors(purpose) if p.media), purpose.media)
        by = not demand.media or any(_is_any_of(policy, "media", word, demand.media) for word in media.words)
        if policy.is_group(purpose) or not by or not bases:
            continue
        firm = any(not b.alternative and _is_any_of(policy, "legal-bases", b.ground, demand.bases) for b in bases)
        fault = next((b for b in bases if not _is_any_of(policy, "legal-bases", b.ground, demand.bases)), None)
        if fault and not firm:
            yield purpose, fault


def _is_any_of(policy: Policy, class_: str, word: Word, wanted: Listing) -> bool:
    return any(policy.is_a(class_, word.text, n) for n in wanted.names)


def _basis(word: Word) -> Fact:
    return vocabulary("legal-bases").term_of(word.text, word)
