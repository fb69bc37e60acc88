"""The right to object (Art. 21): unconditional against marketing, told apart, and only where the law gives it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.legal_bases import ground_as_told
from polc.model.objections import (
    OBJECTION,
    asks_reasons,
    freed,
    is_one_click,
    marketing_purposes,
    objectionable,
    opt_outs,
    reaches,
    without_reasons,
)
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.subsumption import purposes_within
from polc.reference.vocabulary import vocabulary


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
                yield found(purpose.declaration, reasons.span, variant="opt-out")
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
            yield found(
                right.declaration,
                statement.span if statement else None,
                related=tuple(related(p.place, "marketing") for p in bound),
                purposes=tuple(p.label for p in bound),
            )


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
        yield found(block, word.span, related=tuple(related(p.place, "purpose") for p in applies))


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
        beyond = [w for w in case.over("basis").words if _is_beyond(policy, w.text, marketing)]
        if beyond:
            names = tuple(ground_as_told(w) for w in beyond)
            yield found(
                right.declaration,
                beyond[0].span,
                related=tuple(related(w.span, "too") for w in beyond[1:]),
                bases=names,
            )
        for word in case.over("purposes").words:
            yield from _on_purpose(policy, word)


def _by_click(policy: Policy, purpose: Purpose) -> bool:
    """True when the purpose can be stopped by a mere click, so that nobody has to give reasons."""
    return any(is_one_click(policy, o) for o in opt_outs(policy, purpose))


def _contested(policy: Policy, purpose: Purpose) -> bool:
    if any(objectionable(policy, b.id) for b in policy.bases(purpose)):
        return True
    return policy.kind_flag(purpose, "marketing") and not opt_outs(policy, purpose)


def _is_beyond(policy: Policy, ground: str, marketing: tuple[Purpose, ...]) -> bool:
    known = vocabulary("legal-bases").get(ground) is not None
    return known and not objectionable(policy, ground) and not any(policy.relies_on(p, ground) for p in marketing)


def _on_purpose(policy: Policy, word: Word) -> Iterator[Finding]:
    reached = purposes_within(policy, word.text)
    bases = [b for p in reached for b in policy.bases(p)]
    if (
        not reached
        or not all(policy.bases(p) for p in reached)
        or any(policy.kind_flag(p, "marketing") for p in reached)
    ):
        return
    if all(vocabulary("legal-bases").get(b.id) and not objectionable(policy, b.id) for b in bases):
        right = policy.rights[OBJECTION].declaration
        yield found(
            right,
            word.span,
            related=tuple(related(b.span, "basis") for b in bases),
            variant="purpose",
            purpose=policy.called(("purpose", "~purposes"), word),
            bases=tuple({b.id: ground_as_told(b.ground) for b in bases}.values()),
        )
