"""contradiction/holder-only: nobody else may exercise the rights, and somebody else is said to."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@rule("contradiction/holder-only")
def holder_only(policy: Policy) -> Iterator[Finding]:
    """`holder-only`, and persons who are represented or proofs of acting for another (Art. 12(2))."""
    block = policy.rights_block
    stated = block.first("holder-only") if block else None
    others = tuple(_spans_of_others(policy)) if stated else ()
    if block and stated and others:
        yield finding(block, stated.span, related=tuple(related(span, "other") for span in others))


def _spans_of_others(policy: Policy) -> Iterator[Span]:
    """Where the policy speaks of persons who act for those concerned."""
    for subject in policy.all("subject"):
        for kind in ("represented", "below"):
            yield from (s.span for s in subject.all(kind) if not s.own_listing.none)
    block = policy.rights_block
    for proof in block.words("identity") if block else ():
        if vocabulary("proofs").field(proof.text, "for-another") is True:
            yield proof.span
