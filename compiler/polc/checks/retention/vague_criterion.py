"""retention/vague-criterion: a period is given by criteria that nobody can apply."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.retention.coverage import every_period


@rule("retention/vague-criterion")
def vague_criterion(policy: Policy) -> Iterator[Finding]:
    """A period is given by criteria that name neither an event nor a norm (Art. 13(2)(a); WP260, annex).

    What ends a period and can be named is an event (`until …`), be it in the author's own words: `criteria` is what is
    left, and with the norm that sets the period it is determined.
    """
    for period in every_period(policy):
        links = (
            [p for p in period.retention_term.periods if p.form == "criteria" and not p.norm]
            if period.retention_term
            else []
        )
        if links:
            places = tuple(related(p.span, "again") for p in links[1:])
            yield finding(period.declaration, links[0].span, related=places, criteria=links[0])
