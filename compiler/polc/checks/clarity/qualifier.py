"""clarity/qualifier: words leave open what is done with the data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.record import record
from polc.model.policy import Policy
from polc.model.texts.hedges import AIM, BOOK, hedges
from polc.model.texts.modality import lost_hedge
from polc.model.texts.passages import CONDITION, pairs, read
from polc.model.unpublished import UNPUBLISHED
from polc.reference.lexicon import TEXTS, folded, languages, pattern

SILENT = frozenset({"right", "rights"}) | UNPUBLISHED
"""What the reader may do or ask for is no hedge, nor is what a statute says of it, or a house rule."""


PROTECTING = frozenset({"measure"})


CONDITIONS = frozenset({CONDITION, "when", "if"})


LISTS = {"purpose": ("title", "activity", "aims"), "data": ("title", "includes"), "source": ("gives",),
         "recipient": ("title", "includes")}  # fmt: skip
"""By declaration, the statements whose texts name purposes, data or recipients, and must name them all."""


ELSEWHERE = frozenset({"criteria", "keep", "reply"})
"""Rules on retention and on rights read these in the model."""


@record
class Mark:
    """What leaves a text open: which way, the words, and their place.

    The whole text where that is empty.
    """

    variant: str
    words: str
    start: int
    end: int


@rule("clarity/qualifier")
def qualifier(policy: Policy) -> Iterator[Finding]:
    """The controller, the data, a recipient or the policy does something that "may" or "sometimes" happen.

    Art. 12(1); WP260 points 12 and 13. Silent in the rights of readers, in what a law says, in what is denied, limited
    or asked for, and where another language does not hedge: that is a shift of meaning. One finding a text.
    """
    for piece, passages in read(policy, languages(BOOK)):
        kind, statement = piece.declaration.kind, piece.statement
        if statement in ELSEWHERE or kind in SILENT:
            continue
        marks = [(p, mark) for p, lang in passages for mark in _marks(p.text, lang, kind, statement)]
        if not marks or "rights" in piece.declaration.listing("kind").names or lost_hedge(pairs(policy, piece.text)):
            continue
        passage, first = marks[0]
        span = passage.place(first.start, first.end)
        others = dict.fromkeys(p.place(m.start, m.end) for p, m in marks[1:] if m.variant == first.variant)
        again = tuple(related(s, "again") for s in others if s != span)
        yield finding(piece.declaration, span, related=again, variant=first.variant, words=first.words)


@lru_cache(maxsize=TEXTS)
def _marks(text: str, lang: str, kind: str, statement: str) -> tuple[Mark, ...]:
    """What leaves a text open in a statement of a kind of declaration.

    Hedges before open lists.
    """
    if statement in CONDITIONS:
        whole, bare = pattern(BOOK, lang, "conditions"), text.strip().rstrip(".")
        return (Mark("condition", bare, 0, 0),) if whole and whole.fullmatch(folded(bare)) else ()
    found = [h for h in hedges(text, lang) if not (kind in PROTECTING and h.kind == AIM)]
    marks = [Mark(h.kind, text[h.start : h.end].replace("\n", " "), h.start, h.end) for h in found]
    endings = pattern(BOOK, lang, "endings") if statement in LISTS.get(kind, ()) else None
    match = endings.search(folded(text)) if endings else None
    return (*marks, Mark("ending", match.group(), *match.span())) if match else tuple(marks)
