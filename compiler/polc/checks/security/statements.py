"""Whether the policy tells how data are protected, and what it promises for a breach. Reads no text."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Duration
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.law import authorities
from polc.reference.vocabulary import vocabulary

TIME_LIMIT = Duration(72, "hour", Span("", 0, 0))
"""Time for notifying the supervisory authority (Art. 33(1))."""
DOING = ("recipient", "cookies", "ai")
PROTECTING = ("it-security", "security-logging")


def empty(policy: Policy) -> Iterator[Finding]:
    """Nothing says how the data are protected (good practice under Art. 32; no item of Art. 13)."""
    if policy.header is None or policy.all("measure"):
        return
    sections = {n for s in policy.all("section") for n in s.listing("kind").names}
    claimed = policy.header.listing("claims").names & {"confidential", "staff-only-access"}
    tasks = (n for kind in DOING for d in policy.all(kind) for n in d.listing("does").names)
    done = any(vocabulary("tasks").is_a(n, "security") for n in tasks)
    purposes = any(policy.is_kind(p, kind) for p in policy.purposes for kind in PROTECTING)
    if not (sections & {"security", "breach"} or claimed or done or purposes):
        yield found(policy.header)


def breach_info(policy: Policy) -> Iterator[Finding]:
    """Notice of a data breach is promised later than Art. 33(1) allows, or stated to be given to nobody.

    Only the time for the supervisory authority has a figure; data subjects are told without undue delay (Art. 34).
    """
    for measure in policy.all("measure"):
        for notice in measure.all("notify"):
            listing, limit = notice.own_listing, notice.own_duration
            if listing.none:
                yield found(measure, notice.span, variant="none")
            elif limit and limit.longer_than(TIME_LIMIT) and _names_authority(policy, notice):
                yield found(measure, limit.span, limit=limit)


def _names_authority(policy: Policy, notice: Declaration) -> bool:
    return any(policy.get("authority", n) or n in authorities() for n in notice.own_listing.names)
