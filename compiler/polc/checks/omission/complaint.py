"""omission/complaint: the right to complain to a supervisory authority is not told."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.omission._rights import place_of_missing_right
from polc.core.findings import Finding
from polc.model.policy import Policy


@rule("omission/complaint")
def complaint(policy: Policy) -> Iterator[Finding]:
    """Nothing tells of the right to lodge a complaint with a supervisory authority (Art. 13(2)(d), 77)."""
    if policy.header is None:
        return
    right = policy.rights.get("complaint")
    if right and right.general.through.none:
        yield finding(right.declaration, right.general.through.span, variant="denied")
    elif not policy.offers("complaint"):
        place, span = place_of_missing_right(policy, policy.header)
        named = policy.all("authority")
        spots = tuple(related(a.place, "authority") for a in named)
        yield finding(place, span, related=spots)
