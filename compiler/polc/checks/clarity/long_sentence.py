"""clarity/long-sentence: a sentence is too long."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.clarity._reading import too_long
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.model.texts.passages import read
from polc.model.texts.sentences import BOOK, limits
from polc.reference.lexicon import languages


@rule("clarity/long-sentence")
def long_sentence(policy: Policy) -> Iterator[Finding]:
    """A sentence has more words than the limit of `dsl/lexicon/sentences.toml` (Art. 12(1): concise, intelligible).

    One finding a text, at its longest sentence. References count as one word, figures and addresses as none.
    """
    for piece, passages in read(policy, languages(BOOK)):
        long = [(s, p) for p, lang in passages for s in too_long(p.text, lang)]
        if long:
            long.sort(key=lambda sentence_and_place: -len(sentence_and_place[0].words))
            (worst, passage), *others = long
            spans = {p.place(s.start, s.end): None for s, p in others}
            yield finding(
                piece.declaration, passage.place(worst.start, worst.end),
                related=tuple(related(span, "again") for span in spans),
                words=len(worst.words), limit=limits()["words-in-sentence"],
            )  # fmt: skip
