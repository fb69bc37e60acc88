"""Whether a policy gives a right as far as the law does: on what it refuses it, to what it limits it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.values import Word
from polc.model.legal_bases import point
from polc.model.memo import cached_on_policy
from polc.model.objections import OBJECTION, reaches
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.rights import Right, RightCase
from polc.reference.law import norm
from polc.reference.vocabulary import vocabulary

REFUSING = ("refused", "unless")
"""The statements that say on which grounds a right is refused."""
INDEPENDENT = ("access", "rectification", "restriction")
"""Rights that do not depend on the legal basis of the processing (Art. 15, 16, 18)."""
ERASABLE = ("consent", "contract", "pre-contract", "legitimate-interest")
"""Bases under which erasure lies as soon as a ground of Art. 17(1) is given: Art. 17(3)(b) excepts none of them."""


def refusals(case: RightCase) -> tuple[Word, ...]:
    """The grounds on which a case of a right is refused, terms of `refusals`."""
    return tuple(word for name in REFUSING for word in case.block.listing(name).words)


def refusable(policy: Policy, right: str, ground: str) -> bool:
    """True when the law lets a controller refuse a right on a ground.

    Also for a ground that is no term. By the Regulation itself, or by a law for purposes such as journalism or
    research, if the policy has any.
    """
    known = vocabulary("refusals").get(ground)
    if known is None or right in known.fields.get("of", ()):
        return True
    return any(policy.is_kind(p, kind) for p in policy.purposes for kind in known.fields.get("kinds", ()))


def _may_be_restricted(policy: Policy, purpose: Purpose) -> bool:
    """True for a purpose, such as archives or journalism, for which a law may restrict every right (Art. 85, 89)."""
    kinds = (kind for e in vocabulary("refusals").entries.values() for kind in e.fields.get("kinds", ()))
    return any(policy.is_kind(purpose, kind) for kind in kinds)


def rests_on_another_law(case: RightCase) -> bool:
    """True when a case names a norm besides the Regulation: Art. 23 lets a law restrict any right."""
    norms = (norm(word.text) for word in case.block.listing("norm").words)
    return any(n is None or n.instrument != "gdpr" for n in norms)


def beyond(right: Right) -> Iterator[tuple[RightCase, Word]]:
    """The `limited-to` of a right to what the law does not limit it to, with the case that states it."""
    for case in right.every:
        for word in case.block.listing("limited-to").words:
            known = vocabulary("limits").get(word.text)
            if known and right.id not in known.fields.get("of", ()):
                yield case, word


@cached_on_policy
def left_out(policy: Policy, right: str) -> tuple[Purpose, ...]:
    """The purposes for which the law gives a right and the policy does not, because it limits it to others.

    Empty where the right is not limited, or where what it is limited to cannot be told from the purposes.
    """
    stated = policy.rights.get(right)
    if stated is None or not stated.general.scope:
        return ()
    cases = [c for c in stated.every if not c.exception and not c.over("cookies")]
    if any(set(c.scope) - {"basis", "purposes"} or not c.scope or _open(c) for c in cases):
        return ()
    return tuple(p for p in _given(policy, right) if not any(reaches(policy, c, p) for c in cases))


def _open(case: RightCase) -> bool:
    return any(listing.open for listing in case.scope.values())


def _given(policy: Policy, right: str) -> Iterator[Purpose]:
    """The purposes, of those that use personal data and state their basis, for which the law gives a right.

    Whoever can stop a purpose by an opt-out has been told of objecting to it.
    """
    for purpose in policy.purposes:
        bases = policy.bases(purpose)
        if not bases or policy.uses_anonymised(purpose) or policy.is_group(purpose):
            continue
        if _may_be_restricted(policy, purpose) or (right == OBJECTION and policy.effective(purpose, "opt-out")):
            continue
        if right in INDEPENDENT or any(lies(right, b.id) for b in bases):
            yield purpose


def lies(right: str, ground: str) -> bool:
    """True when the law gives a right against processing on a basis.

    Terms of `rights` and of `legal-bases`.
    """
    known = vocabulary("rights").get(right)
    grounds = ERASABLE if right == "erasure" else known.fields.get("on", ()) if known else ()
    return any(point(ground) == point(g) for g in grounds)
