"""basis/contract-necessity: a purpose that a contract does not normally need rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Listing, Word
from polc.model.legal_bases import CONTRACTUAL, all_kinds, ground_as_told, holder, is_undecided, one_of
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@rule("basis/contract-necessity")
def contract_necessity(policy: Policy) -> Iterator[Finding]:
    """A purpose that contracts normally do not need rests on a contract (Art. 6(1)(b); EDPB 2/2019; C-252/21).

    Only where each kind of the purpose is one of those, or where one protects places and people, which is apart from
    whatever the contract is about. Silent for alternatives and for a contract allotted to part of the purpose: what it
    carries is then not certain.
    """
    for purpose in policy.purposes:
        apart = _flagged(purpose.kinds, "beside-contract")
        if purpose.anonymous or not (apart or all_kinds(purpose.kinds, "not-contract")):
            continue
        above = holder(policy, purpose)
        for basis in above.bases:
            if not one_of(policy, basis.id, CONTRACTUAL) or basis.allotted or is_undecided(above, basis):
                continue
            own = above is purpose
            yield finding(
                purpose.declaration,
                basis.span if own else purpose.place,
                related=() if own else (related(basis.span, "bundle"),),
                variant="apart" if apart else "",
                kinds=tuple(policy.called(("~purposes",), word) for word in apart or purpose.kinds.words),
                basis=ground_as_told(basis.ground),
            )
            break


def _flagged(kinds: Listing, flag: str) -> tuple[Word, ...]:
    """The kinds of a purpose that carry a flag of the vocabulary."""
    return tuple(word for word in kinds.words if vocabulary("purposes").field(word.text, flag) is True)
