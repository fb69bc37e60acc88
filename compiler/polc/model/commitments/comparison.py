"""Whether a commitment (promise, claim, `forbid`, `require`) is kept by all that the policy states.

Here stands which processing activities a commitment speaks of; `commitment_comparison` compares it with one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from polc.core.work_limits import Extent, Limit
from polc.model.commitments.activities import ProcessingActivity
from polc.model.commitments.commitment_comparison import ComparedCommitment
from polc.model.commitments.conflicts import (
    MOVING,
    STORING,
    Conflict,
    areas_of,
    data_against,
    decisions_against,
    denies_data,
    places_against,
    recipients_against,
)
from polc.model.commitments.disclosures import gathered, handled, shared, stored, transferred
from polc.model.commitments.promises import Commitment, meaning
from polc.model.commitments.storage import kept
from polc.model.commitments.uses import decided, held, sold, used
from polc.model.memo import cached_on_policy, cached_on_policy_by
from polc.model.policy import Policy
from polc.model.transfers import concerns

Source = Callable[[Policy], Iterator[ProcessingActivity]]
ACTS: dict[str, tuple[Source, ...]] = {
    "collect": (held, used),
    "use": (used,),
    "share": (shared,),
    "sell": (sold,),
    "transfer": (transferred,),
    "store": (held, used, stored),
    "hold": (held, used),
    "keep": (held, used, kept),
    "decide": (decided,),
}
"""The acts that a verb speaks of; with `by`, those of the persons who gather or handle the data."""
BY_OTHERS: dict[str, tuple[Source, ...]] = {"collect": (gathered,), "use": (handled,), "decide": (decided,)}
MOST_STEPS = 1_000_000
"""The most comparisons for the commitments of one kind of declaration; commitments that say the same count once."""


@cached_on_policy_by(meaning)
def conflicts_with(policy: Policy, commitment: Commitment) -> tuple[Conflict, ...]:
    """All that certainly lies against a commitment, one for each declaration, in the order written.

    Raises TooManyError where commitments and declarations multiply to more than `MOST_STEPS`.
    """
    _steps(policy, commitment.declaration.kind).add(len(policy.declarations))
    found: dict[tuple[str, str], Conflict] = {}
    for conflict in (
        *recipients_against(policy, commitment),
        *places_against(policy, commitment),
        *data_against(policy, commitment),
        *decisions_against(policy, commitment),
        *further(policy, commitment),
    ):
        told = conflict.declaration.kind == "transfer" and any(
            b.declaration.kind == "recipient" and concerns(policy, conflict.declaration, b.declaration)
            for b in found.values()
        )
        if not told:
            found.setdefault(conflict.declaration.key, conflict)
    return tuple(found.values())


@cached_on_policy_by(meaning)
def further(policy: Policy, commitment: Commitment) -> tuple[Conflict, ...]:
    """Return what contradicts a commitment that the four comparisons of `conflict` do not read; each once."""
    if _read_elsewhere(commitment) or denies_data(policy, commitment):
        return ()
    found: dict[tuple[object, ...], Conflict] = {}
    compared = ComparedCommitment(policy, commitment)
    sources = BY_OTHERS.get(commitment.verb.text, ()) if commitment.condition("by-whom") else ACTS[commitment.verb.text]
    for source in sources:
        activities = _acts(policy, source)
        _steps(policy, commitment.declaration.kind).add(len(activities))
        for activity in activities:
            for conflict in compared.against(activity):
                found.setdefault((conflict.declaration.key, str(conflict.label)), conflict)
    once = {str(b.label): b for b in reversed(found.values())} if commitment.object_only else found
    return tuple(sorted(once.values(), key=lambda b: b.span))


@cached_on_policy
def _steps(policy: Policy, kind: str) -> Extent:  # noqa: ARG001 - one for each policy
    """What has been compared so far with the commitments of one kind of declaration."""
    return Extent(Limit(kind, MOST_STEPS))


@cached_on_policy
def _acts(policy: Policy, source: Source) -> tuple[ProcessingActivity, ...]:
    """What a policy states of one kind of act.

    Each commitment with a verb of that kind is compared with it.
    """
    return tuple(source(policy))


def _read_elsewhere(commitment: Commitment) -> bool:
    kinds = {x.kind for x in commitment.conditions}
    match commitment.verb.text:
        case "share" if kinds <= {"with-whom"}:
            condition = commitment.condition("with-whom")
            if (condition is None and commitment.negative) or (condition and condition.only is not commitment.negative):
                return True
        case "decide" if commitment.negative and not commitment.object and not commitment.except_names:
            return kinds <= {"automatically", "for-what"}
    return commitment.verb.text in (*STORING, *MOVING) and bool(areas_of(commitment))
