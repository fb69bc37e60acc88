"""omission/new-purpose: information before a change is promised and its announcement denied."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy

ANNOUNCED = frozenset({"before-effect", "new-purpose"})


@rule("omission/new-purpose")
def new_purpose(policy: Policy) -> Iterator[Finding]:
    """Changes, or new purposes, are told to be announced beforehand, and nobody is said to be told (Art. 13(3), 14(4)).

    Silence on changes is no omission: the duty to inform before a new purpose does not depend on a clause.
    """
    changes = policy.header.first("changes") if policy.header else None
    if policy.header is None or changes is None:
        return
    announced = [word for word in changes.own_listing.words if word.text in ANNOUNCED]
    notice = changes.listing("notice")
    if announced and notice.none:
        yield finding(policy.header, notice.span, related=(related(announced[0].span, "announced"),))
