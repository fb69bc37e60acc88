"""security/breach-info: notice of a data breach is promised too late, or denied."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Duration
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.law import authorities
from polc.reference.vocabulary import vocabulary

TIME_LIMIT = Duration(72, "hour", Span("", 0, 0))
"""Time for notifying the supervisory authority (Art. 33(1))."""


@rule("security/breach-info")
def breach_info(policy: Policy) -> Iterator[Finding]:
    """Notice of a data breach is promised later than Art. 33(1) allows, or stated to be given to nobody.

    Only the time for the supervisory authority has a figure; data subjects are told without undue delay (Art. 34).
    """
    for measure in policy.all("measure"):
        for notice in measure.all("notify"):
            listing, limit = notice.own_listing, notice.own_duration
            if listing.none:
                yield finding(measure, notice.span, variant="none")
            elif limit and limit.longer_than(TIME_LIMIT) and _names_authority(policy, notice):
                yield finding(measure, limit.span, limit=limit)


def _names_authority(policy: Policy, notice: Declaration) -> bool:
    """True where one of those who are told is a supervisory authority, named or the competent one."""
    kinds = vocabulary("authority-kinds").entries
    return any(policy.get("authority", n) or n in authorities() or n in kinds for n in notice.own_listing.names)
