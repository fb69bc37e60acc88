"""rights/object-on-contract: objection is granted where the law does not give it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.legal_bases import ground_as_told
from polc.model.objections import (
    OBJECTION,
    marketing_purposes,
    objectionable,
)
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.subsumption import purposes_within
from polc.reference.vocabulary import vocabulary


@rule("rights/object-on-contract")
def object_on_contract(policy: Policy) -> Iterator[Finding]:
    """The right to object is granted against a basis to which Art. 21(1) does not apply, such as a contract.

    Advice: whoever grants more than the law must keep to it. Silent on direct marketing, against which it always lies.
    """
    right = policy.rights.get(OBJECTION)
    if right is None:
        return
    marketing = marketing_purposes(policy)
    for case in right.every:
        if case.exception:
            continue
        beyond = [word for word in case.over("basis").words if _is_beyond(policy, word.text, marketing)]
        if beyond:
            names = tuple(ground_as_told(word) for word in beyond)
            yield finding(
                right.declaration,
                beyond[0].span,
                related=tuple(related(word.span, "too") for word in beyond[1:]),
                bases=names,
            )
        for word in case.over("purposes").words:
            yield from _on_purpose(policy, word)


def _is_beyond(policy: Policy, ground: str, marketing: tuple[Purpose, ...]) -> bool:
    known = vocabulary("legal-bases").get(ground) is not None
    return known and not objectionable(policy, ground) and not any(policy.relies_on(p, ground) for p in marketing)


def _on_purpose(policy: Policy, word: Word) -> Iterator[Finding]:
    reached = purposes_within(policy, word.text)
    bases = [b for p in reached for b in policy.bases(p)]
    if not reached or not all(policy.bases(p) for p in reached) or any(policy.is_marketing(p) for p in reached):
        return
    if all(vocabulary("legal-bases").get(b.id) and not objectionable(policy, b.id) for b in bases):
        right = policy.rights[OBJECTION].declaration
        yield finding(
            right,
            word.span,
            related=tuple(related(b.span, "basis") for b in bases),
            variant="purpose",
            purpose=policy.called(("purpose", "~purposes"), word),
            bases=tuple({b.id: ground_as_told(b.ground) for b in bases}.values()),
        )
