"""basis/interest-public-task: a public authority performs a task on legitimate interests."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.legal_bases import INTEREST, all_kinds, one_of
from polc.model.policy import Policy

PUBLIC_BODY = "public-body"


@rule("basis/interest-public-task")
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
                yield finding(
                    purpose.declaration,
                    basis.span if own else purpose.place,
                    related=places if own else (*places, related(basis.span, "bundle")),
                )
                break
