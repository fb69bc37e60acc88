"""Whether the legal basis can carry the purpose: contracts that do not need it, public tasks on legitimate interest."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.model.legal_bases import CONTRACTUAL, INTEREST, all_kinds, ground_as_told, holder, is_undecided, one_of
from polc.model.policy import Policy

PUBLIC_BODY = "public-body"


def contract_necessity(policy: Policy) -> Iterator[Finding]:
    """A purpose that contracts normally do not need rests on a contract (Art. 6(1)(b); EDPB 2/2019; C-252/21).

    Only where each kind of the purpose is one of those. Silent for alternatives and for a contract allotted to part of
    the purpose: what it carries is then not certain.
    """
    for purpose in policy.purposes:
        if purpose.anonymous or not all_kinds(purpose.kinds, "not-contract"):
            continue
        above = holder(policy, purpose)
        for basis in above.bases:
            if not one_of(policy, basis.id, CONTRACTUAL) or basis.allotted or is_undecided(above, basis):
                continue
            own = above is purpose
            yield found(
                purpose.declaration,
                basis.span if own else purpose.place,
                related=() if own else (related(basis.span, "bundle"),),
                kinds=tuple(policy.called(("~purposes",), w) for w in purpose.kinds.words),
                basis=ground_as_told(basis.ground),
            )
            break


def interest_public_task(policy: Policy) -> Iterator[Finding]:
    """A public authority performs one of its tasks on legitimate interests (Art. 6(1), last subparagraph).

    Only where all controllers are public bodies, and every kind of the purpose is a public task as such; what a public
    body does beside its tasks may rest on them.
    """
    makers = policy.controllers
    if not makers or not all(PUBLIC_BODY in c.listing("kind").names for c in makers):
        return
    kind = makers[0].first("kind")
    places = (related(kind.span, "public"),) if kind else ()
    for purpose in policy.purposes:
        if purpose.anonymous or not all_kinds(purpose.kinds, "public-task"):
            continue
        for basis in policy.bases(purpose):
            if one_of(policy, basis.id, (INTEREST,)):
                own = basis in purpose.bases
                yield found(
                    purpose.declaration,
                    basis.span if own else purpose.place,
                    related=places if own else (*places, related(basis.span, "bundle")),
                )
                break
