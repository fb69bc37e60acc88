"""translation/modality-shift: a text binds or limits in one language and not in another."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.modality import clash, lost_condition, lost_denial, lost_hedge
from polc.model.texts.passages import translated


@rule("translation/modality-shift")
def modality_shift(policy: Policy) -> Iterator[Finding]:
    """One language limits, obliges or hedges where another widens, permits or affirms (Art. 12(1)). One finding a text.

    Told only where words of both clash (only and including, all and some, may and must, with and without), where one
    denies and the other has no trace of it, or where a hedge or a condition has none.
    """
    for piece, both in translated(policy):
        if piece.is_name:
            continue
        opposed = clash(both)
        if opposed:
            yield finding(
                piece.declaration, opposed.spans[0], related=(related(opposed.spans[1], "other"),),
                words=opposed.words[0], other=opposed.words[1],
            )  # fmt: skip
        elif denial := lost_denial(both):
            yield finding(
                piece.declaration, denial.span, related=(related(denial.other, "other"),), variant="denial",
                words=denial.words,
            )  # fmt: skip
        elif piece.declaration.kind not in ("right", "rights") and (lost := lost_hedge(both)):
            yield finding(
                piece.declaration, lost.span, related=(related(lost.other.span, "other"),), variant="hedge",
                words=lost.words, language=str(lost.other.lang),
            )  # fmt: skip
        elif condition := lost_condition(both):
            yield finding(
                piece.declaration, condition.span, related=(related(condition.other.span, "other"),),
                variant="condition", words=condition.words, language=str(condition.other.lang),
            )  # fmt: skip
