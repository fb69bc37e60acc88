"""version/future-norm: a norm is cited that does not apply yet."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.version._norms import named
from polc.core.findings import Finding
from polc.model.citations import cited
from polc.model.policy import Policy


@rule("version/future-norm")
def future_norm(policy: Policy) -> Iterator[Finding]:
    """The policy cites a norm that does not apply yet, or one that is only proposed (Art. 5(1)(a)).

    What a statement says from a later day on (`from DATE`) is not read before that day.
    """
    for citation in cited(policy):
        known, span = citation.norm, citation.word.span
        withdrawn = known.withdrawn
        if known.proposal and withdrawn and withdrawn <= policy.as_of:
            yield finding(citation.declaration, span, variant="withdrawn", norm=named(known), day=withdrawn)
        elif known.proposal:
            yield finding(citation.declaration, span, variant="proposal", norm=named(known))
        elif known.start and known.start > policy.as_of:
            yield finding(citation.declaration, span, norm=named(known), day=known.start)
