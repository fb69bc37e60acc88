"""contradiction/basis-vs-withdrawal: withdrawal of consent is offered where nothing rests on consent."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.contradiction._consent import WITHDRAW, is_not_consent, rests_elsewhere
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Word
from polc.model.policy import Policy
from polc.model.subsumption import purposes_within
from polc.reference.vocabulary import vocabulary


@rule("contradiction/basis-vs-withdrawal")
def basis_vs_withdrawal(policy: Policy) -> Iterator[Finding]:
    """Withdrawal of consent is offered for something that rests on another basis (Art. 13(1)(c), 13(2)(c), 7(3)).

    Not where a purpose states no basis, one unknown to the law, or explicit consent under Art. 9(2)(a).
    """
    for purpose in policy.purposes:
        for basis in purpose.bases:
            if basis.withdrawn and is_not_consent(policy, basis.id):
                yield finding(
                    purpose.declaration, basis.withdrawn.span, related=(related(basis.ground.span, "basis"),),
                    purpose=purpose.label, bases=(_basis(basis.ground),),
                )  # fmt: skip
    right = policy.rights.get(WITHDRAW)
    if right is None:
        return
    for case in right.every:
        for word in case.over("basis").words:
            if is_not_consent(policy, word.text):
                yield finding(right.declaration, word.span, variant="basis", bases=(_basis(word),))
        for word in case.over("purposes").words:
            reached = purposes_within(policy, word.text)
            if reached and all(rests_elsewhere(policy, p) for p in reached):
                stated = {b.id: b.ground for p in reached for b in policy.bases(p)}
                places = tuple(related(g.span, "basis") for g in stated.values())
                names = tuple(_basis(g) for g in stated.values())
                label = policy.called(("purpose", "~purposes"), word)
                yield finding(right.declaration, word.span, related=places, purpose=label, bases=names)


def _basis(word: Word) -> Fact:
    return vocabulary("legal-bases").term_of(word.text, word)
