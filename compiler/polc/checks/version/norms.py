"""Norms that a policy cites and that do not apply on the day of the check; their dates are the law's data."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found
from polc.core.findings import Fact, Finding, Term
from polc.model.citations import cited
from polc.model.policy import Policy
from polc.reference.law import Norm, norm
from polc.reference.phrases import LANGUAGES


def repealed_norm(policy: Policy) -> Iterator[Finding]:
    """The policy cites a norm that no longer applies, an article that moved included (Art. 5(1)(a)).

    Silent as long as what was agreed under it is tolerated.
    """
    for citation in cited(policy):
        known = citation.norm
        if known.end and known.tolerated and known.tolerated <= policy.as_of:
            yield found(
                citation.declaration,
                citation.word.span,
                norm=_named(known),
                day=known.end,
                successor=_named(norm(known.successor)),
                id=known.successor,
            )


def future_norm(policy: Policy) -> Iterator[Finding]:
    """The policy cites a norm that does not apply yet, or one that is only proposed (Art. 5(1)(a)).

    What a statement says from a later day on (`from DATE`) is not read before that day.
    """
    for citation in cited(policy):
        known, span = citation.norm, citation.word.span
        withdrawn = known.withdrawn
        if known.proposal and withdrawn and withdrawn <= policy.as_of:
            yield found(citation.declaration, span, variant="withdrawn", norm=_named(known), day=withdrawn)
        elif known.proposal:
            yield found(citation.declaration, span, variant="proposal", norm=_named(known))
        elif known.start and known.start > policy.as_of:
            yield found(citation.declaration, span, norm=_named(known), day=known.start)


def _named(known: Norm | None) -> Fact:
    """The norm as it is cited in each language; nothing where there is none."""
    return Term({lang: known.label(lang) for lang in LANGUAGES}, known.id) if known else ""
