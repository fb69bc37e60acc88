"""retention/vague-criterion: a period is given by criteria that nobody can apply."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Text
from polc.model.policy import Policy
from polc.model.retention.coverage import every_period
from polc.model.texts.formulas import CONDITIONS, is_formula


@rule("retention/vague-criterion")
def vague_criterion(policy: Policy) -> Iterator[Finding]:
    """A period is given by criteria that name neither an event nor a norm (Art. 13(2)(a); WP260, annex).

    What ends a period and can be named is an event (`until …`), be it in the author's own words: `criteria` is what is
    left, and with the norm that sets the period it is determined. A period that holds "as agreed" or "if necessary"
    is one of which nobody can tell when it holds.
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
            continue
        condition = period.retention_term.only_if if period.retention_term else None
        if isinstance(condition, Text) and is_formula(policy, condition, CONDITIONS):
            yield finding(period.declaration, condition.span, variant="condition", condition=condition)
