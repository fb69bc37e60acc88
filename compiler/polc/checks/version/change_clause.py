"""version/change-clause: changes apply on publication, and nobody is told."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy

SURPRISING = frozenset({"on-publication", "any-time"})


ANNOUNCED = frozenset({"before-effect", "new-purpose"})


@rule("version/change-clause")
def change_clause(policy: Policy) -> Iterator[Finding]:
    """Changes apply as soon as they are published, and nobody is told (WP260 on changes; Art. 5(1)(a), 13(3)).

    That changes may come at any time counts only beside the advice to look again; `notice` of any kind is enough.
    """
    header = policy.header
    changes = header.first("changes") if header else None
    if header is None or changes is None:
        return
    names, notice = changes.own_listing.names, changes.listing("notice")
    advice = changes.first("advice")
    if notice or names & ANNOUNCED or not names & SURPRISING:
        return
    if "on-publication" in names or advice:
        places = (related(advice.span, "advice"),) if advice else ()
        yield finding(header, changes.span, related=places, variant="none" if notice.none else "")
