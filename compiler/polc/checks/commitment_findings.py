"""What promises and house rules have in common as findings: what is promised, and which sentences say nothing clear.

Knows no single rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polc.checks.engine.finding import finding, related
from polc.core.findings import Finding
from polc.model.commitments.claims import claimed_deeds, denials
from polc.model.commitments.comparison import further
from polc.model.commitments.conflicts import Conflict
from polc.model.commitments.promises import Commitment
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy

LIMITS = {
    "collect": ("for-what", "by-whom"),
    "use": ("for-what", "by-whom"),
    "share": ("with-whom", "for-what", "in-places", "outside"),
    "sell": ("with-whom", "for-what"),
    "transfer": ("with-whom", "for-what", "in-places", "outside"),
    "store": ("with-whom", "for-what", "in-places", "outside"),
    "hold": ("for-what", "in-places", "outside"),
    "keep": ("for-what", "longer-than", "in-places", "outside"),
    "decide": ("automatically", "for-what", "by-whom"),
}
"""The limits that mean something with each verb."""


@cached_on_policy
def promised(policy: Policy) -> tuple[Commitment, ...]:
    """What the policy promises: its promises, claims and denials."""
    return (*policy.deeds, *claimed_deeds(policy), *denials(policy))


def contradicted(policy: Policy, verbs: Iterable[str]) -> Iterator[Finding]:
    """A finding for each promise with one of these verbs that something in the policy lies against."""
    wanted = frozenset(verbs)
    for deed in promised(policy):
        if deed.verb.text in wanted and not flaw(deed):
            against = further(policy, deed)
            if against:
                yield _finding(deed, against)


def _finding(deed: Commitment, against: tuple[Conflict, ...]) -> Finding:
    places = tuple(related(b.span, "against", other=b.label) for b in against)
    others = tuple({str(b.label): b.label for b in against}.values())
    variant = "never" if deed.negative else "data" if deed.object_only else "by" if deed.limb("by-whom") else ""
    return finding(deed.declaration, deed.span, related=places, variant=variant, others=others)


def flaw(deed: Commitment) -> str:
    """Why a sentence cannot be compared with anything; empty for one that can.

    `both`: it denies and says `only`, which can be read in two ways. `limit`: its limit does not go with its verb.
    """
    if deed.negative and (deed.object_only or any(x.only for x in deed.limbs)):
        return "both"
    return "limit" if any(x.kind not in LIMITS[deed.verb.text] for x in deed.limbs) else ""
