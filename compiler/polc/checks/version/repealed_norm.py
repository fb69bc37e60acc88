"""version/repealed-norm: a norm is cited that no longer applies."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.version._norms import named
from polc.core.findings import Finding
from polc.model.citations import cited
from polc.model.policy import Policy
from polc.reference.law import norm


@rule("version/repealed-norm")
def repealed_norm(policy: Policy) -> Iterator[Finding]:
    """The policy cites a norm that no longer applies, an article that moved included (Art. 5(1)(a)).

    Or an article whose number is beyond the last one of its instrument, or was given to something else: what had the
    number before stands elsewhere, which is a warning. Silent as long as what was agreed under it is tolerated.
    """
    for citation in cited(policy):
        known = citation.norm
        if known.is_absent:
            yield finding(
                citation.declaration, citation.word.span, variant="absent",
                instrument=named(norm(known.instrument)), article=known.article, last=known.last_article,
            )  # fmt: skip
        elif known.formerly and known.formerly[1] <= policy.as_of:
            now, day = known.formerly
            yield finding(
                citation.declaration, citation.word.span, variant="renumbered", norm=named(known), day=day,
                successor=named(norm(now)), id=now,
            )  # fmt: skip
        elif known.end and known.tolerated and known.tolerated <= policy.as_of:
            yield finding(
                citation.declaration,
                citation.word.span,
                norm=named(known),
                day=known.end,
                successor=named(norm(known.successor)),
                id=known.successor,
            )
