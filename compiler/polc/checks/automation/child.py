"""automation/child: a solely automated decision is about children."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.automation._decisions import automated, solely
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@rule("automation/child")
def child(policy: Policy) -> Iterator[Finding]:
    """A solely automated decision is about children, to whom it should not apply (Recital 71 on Art. 22)."""
    minors = [id_ for id_, entry in vocabulary("subjects").entries.items() if entry.fields.get("child") is True]
    for decision in automated(policy):
        for word in decision.listing("subjects").words:
            if any(policy.subject_within(word.text, minor) for minor in minors):
                yield finding(
                    decision,
                    word.span,
                    related=(related(solely(decision).span, "solely"),),
                    child=policy.called(("subject", "~subjects"), word),
                    word=word,
                )
                break
