"""translation/number-mismatch: a figure differs between languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Passage
from polc.model.policy import Policy
from polc.model.texts.passages import translated
from polc.model.texts.quantities import BOOK, Quantity, quantities_in
from polc.model.texts.unmatched_quantities import unmatched
from polc.reference.lexicon import TEXTS, folded, pattern
from polc.reference.package import read_toml


@rule("translation/number-mismatch")
def number_mismatch(policy: Policy) -> Iterator[Finding]:
    """A figure, period, date, article, e-mail or web address stands in one language and not in another (Art. 12(1)).

    Twelve months are a year and 24 hours a day; web addresses count by their site. One finding a text.
    """
    for piece, both in translated(policy):
        for left, right in both:
            here, there = _differences(left.text, left.lang or "", right.text, right.lang or "")
            if here or there:
                holder, (first, *_) = (left, here) if here else (right, there)
                second = (right, there) if here else (left, ())
                span = _quantity_place(second[0], second[1][0]) if second[1] else second[0].span
                yield finding(
                    piece.declaration, _quantity_place(holder, first), related=(related(span, "other"),),
                    variant="both" if here and there else "",
                    figure=holder.text[first.start : first.end],
                    other=second[0].text[slice(second[1][0].start, second[1][0].end)] if second[1] else "",
                    language=str(second[0].lang),
                )  # fmt: skip
                break


@lru_cache(maxsize=TEXTS)
def _differences(
    text: str, lang: str, other: str, other_lang: str
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The figures that stand in one of two texts only.

    None for a language whose figures are not known.
    """
    both = (text, lang), (other, other_lang)
    if any(not read_toml("lexicon", f"{BOOK}.toml").get(language) for _, language in both):
        return (), ()
    mine, theirs = quantities_in(text, lang), quantities_in(other, other_lang)
    if not mine and not theirs:
        return (), ()
    if any((halves := pattern(BOOK, language, "halves")) and halves.is_in(folded(words)) for words, language in both):
        mine, theirs = (tuple(f for f in quantities if f.kind != "duration") for quantities in (mine, theirs))
    return unmatched(mine, theirs)


def _quantity_place(passage: Passage, quantity: Quantity) -> Span:
    return passage.place(quantity.start, quantity.end)
