"""Words that leave open what is done with data. Reads texts, by the lists of `dsl/lexicon`."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.finding import found, related
from polc.checks.hedges import BOOK, Hedge, hedges
from polc.checks.prose import CONDITION, Piece, pairs, read
from polc.checks.shifts import lost_hedge
from polc.model.policy import Policy
from polc.reference.lexicon import folded, languages, pattern, remembered
from polc.text.finding import Finding
from polc.text.source import Span
from polc.text.values import Passage

RIGHTS = frozenset({"right", "rights"})
"""What the reader may do or ask for is no hedge, nor is what a statute says of it."""
PROTECTING = frozenset({"measure"})
CONDITIONS = frozenset({CONDITION, "when", "if"})
LISTS = {"purpose": ("title", "activity", "aims"), "data": ("title", "includes"), "source": ("gives",),
         "recipient": ("title", "includes")}  # fmt: skip
"""By declaration, the statements whose texts name purposes, data or recipients, and must name them all."""
ELSEWHERE = frozenset({"criteria", "keep", "reply"})
"""Rules on retention and on rights read these in the model."""


def qualifier(policy: Policy) -> Iterator[Finding]:
    """The controller, the data, a recipient or the policy does something that "may" or "sometimes" happen.

    Art. 12(1); WP260 points 12 and 13. Silent in the rights of readers, in what a law says, in what is denied, limited
    or asked for, and where another language does not hedge: that is a shift of meaning. One finding a text.
    """
    for piece, passages in read(policy, languages(BOOK)):
        if piece.statement in ELSEWHERE or piece.declaration.kind in RIGHTS | {"rule"}:
            continue
        marks = [m for p, lang in passages for m in _marks(piece, p, lang)]
        if not marks or "rights" in piece.declaration.listing("kind").names or lost_hedge(pairs(policy, piece.text)):
            continue
        variant, words, span = marks[0]
        others = {s: None for v, _, s in marks[1:] if v == variant and s != span}
        again = tuple(related(s, "again") for s in others)
        yield found(piece.declaration, span, related=again, variant=variant, words=words)


def _marks(piece: Piece, passage: Passage, lang: str) -> Iterator[tuple[str, str, Span]]:
    """What leaves the passage open: which way, the words, and their place; hedges before open lists."""
    if piece.statement in CONDITIONS:
        bare = passage.text.strip().rstrip(".")
        if _says_nothing(bare, lang):
            yield "condition", bare, passage.span
        return
    for hedge in hedges(passage.text, lang):
        if not (piece.declaration.kind in PROTECTING and hedge.kind == "aim"):
            yield hedge.kind, *_place(passage, hedge)
    if piece.statement in LISTS.get(piece.declaration.kind, ()):
        ending = _ending(passage.text, lang)
        if ending:
            yield "ending", folded(passage.text)[slice(*ending)], passage.place(*ending)


@remembered
def _says_nothing(condition: str, lang: str) -> bool:
    whole = pattern(BOOK, lang, "conditions")
    return whole is not None and whole.fullmatch(folded(condition)) is not None


@remembered
def _ending(text: str, lang: str) -> tuple[int, int] | None:
    endings = pattern(BOOK, lang, "endings")
    match = endings.search(folded(text)) if endings else None
    return match.span() if match else None


def _place(passage: Passage, hedge: Hedge) -> tuple[str, Span]:
    return passage.text[hedge.start : hedge.end].replace("\n", " "), passage.place(hedge.start, hedge.end)
