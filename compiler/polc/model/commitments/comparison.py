"""A deed (promise, claim, `forbid`, `require`) compared with all that the policy states: the one predicate for them.

Which acts a deed speaks of is told here, how it is compared with one of them in `model/deed.py`. Knows no rule of the
catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from polc.core.work_limits import Extent, Limit
from polc.model.commitments.activities import ProcessingActivity
from polc.model.commitments.commitment_comparison import Compared
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
"""The most times that deeds of one kind of declaration are compared with something stated: deeds alike count once."""


@cached_on_policy_by(meaning)
def breaches(policy: Policy, deed: Commitment) -> tuple[Conflict, ...]:
    """All that certainly lies against a deed, one for each declaration, in the order written.

    Raises TooManyError where deeds and declarations multiply to more than `MOST_STEPS`.
    """
    _steps(policy, deed.declaration.kind).add(len(policy.declarations))
    found: dict[tuple[str, str], Conflict] = {}
    for breach in (
        *recipients_against(policy, deed),
        *places_against(policy, deed),
        *data_against(policy, deed),
        *decisions_against(policy, deed),
        *further(policy, deed),
    ):
        told = breach.declaration.kind == "transfer" and any(
            b.declaration.kind == "recipient" and concerns(policy, breach.declaration, b.declaration)
            for b in found.values()
        )
        if not told:
            found.setdefault(breach.declaration.key, breach)
    return tuple(found.values())


@cached_on_policy_by(meaning)
def further(policy: Policy, deed: Commitment) -> tuple[Conflict, ...]:
    """What lies against a deed of a shape that the four comparisons of `breach` do not read; each thing once."""
    if _read_elsewhere(deed) or denies_data(policy, deed):
        return ()
    found: dict[tuple[object, ...], Conflict] = {}
    compared = Compared(policy, deed)
    sources = BY_OTHERS.get(deed.verb.text, ()) if deed.limb("by-whom") else ACTS[deed.verb.text]
    for source in sources:
        acts = _acts(policy, source)
        _steps(policy, deed.declaration.kind).add(len(acts))
        for act in acts:
            for breach in compared.against(act):
                found.setdefault((breach.declaration.key, str(breach.label)), breach)
    once = {str(b.label): b for b in reversed(found.values())} if deed.object_only else found
    return tuple(sorted(once.values(), key=lambda b: b.span))


@cached_on_policy
def _steps(policy: Policy, kind: str) -> Extent:  # noqa: ARG001 - one for each policy
    """What has been compared so far with the deeds of one kind of declaration."""
    return Extent(Limit(kind, MOST_STEPS))


@cached_on_policy
def _acts(policy: Policy, source: Source) -> tuple[ProcessingActivity, ...]:
    """What a policy states of one kind of act; each deed with a verb of that kind is compared with it."""
    return tuple(source(policy))


def _read_elsewhere(deed: Commitment) -> bool:
    kinds = {x.kind for x in deed.limbs}
    match deed.verb.text:
        case "share" if kinds <= {"with-whom"}:
            limb = deed.limb("with-whom")
            if (limb is None and deed.negative) or (limb and limb.only is not deed.negative):
                return True
        case "decide" if deed.negative and not deed.object and not deed.except_names:
            return kinds <= {"automatically", "for-what"}
    return deed.verb.text in (*STORING, *MOVING) and bool(areas_of(deed))
