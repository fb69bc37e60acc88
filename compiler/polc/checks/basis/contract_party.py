"""basis/contract-party: a contract is the basis for persons who are no party to it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.legal_bases import CONTRACT, holder, is_undecided, one_of
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary


@rule("basis/contract-party")
def contract_party(policy: Policy) -> Iterator[Finding]:
    """A purpose rests on a contract, and all its persons are met on account of a contract of others (Art. 6(1)(b)).

    Relatives, passers-by, those of whom others tell. Silent where anybody else is among them, where nobody is named,
    and for a contract allotted to part of the purpose; steps before a contract are taken at the person's own request.
    """
    for purpose in policy.purposes:
        persons = _outsiders(policy, purpose)
        if purpose.anonymous or not persons:
            continue
        above = holder(policy, purpose)
        basis = next((b for b in above.bases if one_of(policy, b.id, (CONTRACT,))), None)
        if basis is None or basis.allotted or len(above.bases) > 1 or is_undecided(above, basis):
            continue
        own = above is purpose
        yield finding(
            purpose.declaration, basis.span if own else purpose.place,
            related=() if own else (related(basis.span, "bundle"),),
            persons=tuple(policy.called(("subject", "~subjects"), word) for word in persons),
        )  # fmt: skip


def _outsiders(policy: Policy, purpose: Purpose) -> tuple[Word, ...]:
    """The persons of a purpose, where none of them can be a party.

    Empty where one may be.
    """
    persons = policy.effective(purpose, "subjects")
    if not persons or persons.open:
        return ()
    return persons.words if all(_is_no_party(policy, word.text) for word in persons.words) else ()


def _is_no_party(policy: Policy, name: str) -> bool:
    return any(vocabulary("subjects").field(n, "no-party") is True for n in policy.subjects_above(name))
