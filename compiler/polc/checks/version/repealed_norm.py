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

    Silent as long as what was agreed under it is tolerated.
    """
    for citation in cited(policy):
        known = citation.norm
        if known.end and known.tolerated and known.tolerated <= policy.as_of:
            yield finding(
                citation.declaration,
                citation.word.span,
                norm=named(known),
                day=known.end,
                successor=named(norm(known.successor)),
                id=known.successor,
            )
