"""translation/name-mismatch: a company or a person has another name in the other language."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.passages import translated
from polc.model.texts.proper_names import other_name


@rule("translation/name-mismatch")
def name_mismatch(policy: Policy) -> Iterator[Finding]:
    """A text names somebody whom its translation calls otherwise (Art. 12(1), 13(1)(e)). One finding a text.

    Told only where each has one name that the other lacks; names of places and institutions, and words at the
    beginning of a sentence, are left aside.
    """
    for piece, both in translated(policy):
        other = None if piece.is_name else next((found for pair in both if (found := other_name(pair))), None)
        if other:
            spots = (related(other.other_span, "other"),)
            yield finding(piece.declaration, other.span, related=spots, name=other.name, other=other.other)
