"""Data of which a promise says that the controller never holds, stores or keeps them, and whether it does all the same.

Data can be collected and not held: read on the person's own device, or taken by a payment provider past the controller.
What belies such a promise is what the policy states of keeping them: a period that reaches them.
"""

from __future__ import annotations

from polc.model.commitments.promises import Commitment
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.cells import data_of, opened
from polc.model.retention.coverage import covered_data, holds, periods, periods_of
from polc.reference.vocabulary import vocabulary

KEEPING = frozenset({"hold", "store", "keep"})


@cached_on_policy
def never_held(policy: Policy) -> frozenset[str]:
    """The data that promises say are never held, whatever the case, those within them included."""
    denied = (d.object.names for d in policy.commitments if _denies(d))
    return policy.data_inside(frozenset().union(*denied)) if policy.commitments else frozenset()


def _denies(commitment: Commitment) -> bool:
    limited = (
        bool(commitment.conditions)
        or commitment.except_consent
        or bool(commitment.except_purposes)
        or bool(commitment.except_names)
    )
    return (
        commitment.negative
        and commitment.verb.text in KEEPING
        and bool(commitment.object)
        and not commitment.object_only
        and not limited
    )


def is_kept(policy: Policy, data: str) -> bool:
    """True when some of these data are kept by the controller, by its periods.

    Where it states none at all, always.
    """
    terms = opened(policy, [data])
    if not periods(policy):
        return True
    return any(_keeps(policy, purpose, term) for purpose in policy.purposes for term in terms) and not _taken(
        policy, terms
    )


def _keeps(policy: Policy, purpose: Purpose, term: str) -> bool:
    used = opened(policy, data_of(policy, purpose)[0])
    kept = (p for p in periods_of(policy, purpose) if not (p.retention_term and p.retention_term.keeps_nothing))
    return term in used and any(holds(covered_data(policy, p), term) for p in kept)


def _taken(policy: Policy, terms: list[str]) -> bool:
    """True when all who receive the data take them from the person itself, as a payment provider does."""
    receivers = [r for r in policy.all("recipient") if not set(terms).isdisjoint(_received(policy, r))]
    takers = [r for r in receivers if any(vocabulary("tasks").field(n, "takes") for n in r.listing("does").names)]
    return bool(receivers) and len(takers) == len(receivers)


@cached_on_policy
def _received(policy: Policy, recipient: Declaration) -> list[str]:
    return opened(policy, [word.text for word in recipient.listing("receives").words])
