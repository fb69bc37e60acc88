"""Whether a text says the same in each language: its figures, its modal words, the terms of the GDPR. Reads texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Passage, Text
from polc.model.policy import Policy
from polc.model.texts.modality import clash, lost_hedge
from polc.model.texts.passages import read, translated
from polc.model.texts.quantities import BOOK, Figure, figures
from polc.model.texts.unmatched_quantities import unmatched
from polc.reference.lexicon import Words, folded, pattern, remembered
from polc.reference.package import read_toml

TERMS = "terms"


def number_mismatch(policy: Policy) -> Iterator[Finding]:
    """A figure, period, date, article, e-mail or web address stands in one language and not in another (Art. 12(1)).

    Twelve months are a year and 24 hours a day; web addresses count by their site. One finding a text.
    """
    for piece, both in translated(policy):
        for one, other in both:
            here, there = _differences(one.text, one.lang or "", other.text, other.lang or "")
            if here or there:
                holder, (first, *_) = (one, here) if here else (other, there)
                second = (other, there) if here else (one, ())
                span = _place(second[0], second[1][0]) if second[1] else second[0].span
                yield found(
                    piece.declaration, _place(holder, first), related=(related(span, "other"),),
                    variant="both" if here and there else "",
                    figure=holder.text[first.start : first.end],
                    other=second[0].text[slice(second[1][0].start, second[1][0].end)] if second[1] else "",
                    language=str(second[0].lang),
                )  # fmt: skip
                break


@remembered
def _differences(text: str, lang: str, other: str, other_lang: str) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures that stand in one of two texts only; none for a language whose figures are not known."""
    both = (text, lang), (other, other_lang)
    if any(not read_toml("lexicon", f"{BOOK}.toml").get(language) for _, language in both):
        return (), ()
    mine, theirs = figures(text, lang), figures(other, other_lang)
    if not mine and not theirs:
        return (), ()
    if any((halves := pattern(BOOK, language, "halves")) and halves.search(folded(words)) for words, language in both):
        mine, theirs = (tuple(f for f in some if f.kind != "duration") for some in (mine, theirs))
    return unmatched(mine, theirs)


def _place(passage: Passage, figure: Figure) -> Span:
    return passage.place(figure.start, figure.end)


def modality_shift(policy: Policy) -> Iterator[Finding]:
    """One language limits, obliges or hedges where another widens, permits or affirms (Art. 12(1)). One finding a text.

    Told only where words of both clash (only and including, all and some, may and must), or where a hedge on the use of
    data has no trace in the other language.
    """
    for piece, both in translated(policy):
        if piece.is_name:
            continue
        opposed = clash(both)
        if opposed:
            yield found(
                piece.declaration, opposed.spans[0], related=(related(opposed.spans[1], "other"),),
                words=opposed.words[0], other=opposed.words[1],
            )  # fmt: skip
        elif piece.declaration.kind not in ("right", "rights") and (lost := lost_hedge(both)):
            yield found(
                piece.declaration, lost.span, related=(related(lost.other.span, "other"),), variant="hedge",
                words=lost.words, language=str(lost.other.lang),
            )  # fmt: skip


def term(policy: Policy) -> Iterator[Finding]:
    """A text renders a term of the GDPR by a word that its official version in that language does not use.

    A rendering that has other uses counts only where another language of the text has the term. One finding a text.
    """
    for piece, passages in read(policy, tuple(_renderings())):
        slips = ((p, s) for p, lang in passages for s in _slips(p.text, lang) if _counts(s.rendering, p, piece.text))
        slip = next(slips, None)
        if slip:
            passage, (rendering, start, end) = slip
            yield found(
                piece.declaration, passage.place(start, end), citations=(rendering.article,),
                words=passage.text[start:end], official=rendering.right,
            )  # fmt: skip


def _counts(rendering: Rendering, passage: Passage, text: Text) -> bool:
    """True for a rendering without other uses, or where another passage of the text has the term."""
    said = rendering.said
    return said is None or any(said.search(folded(p.text)) for p in text.passages if p is not passage)


class Slip(NamedTuple):
    """A wrong rendering where it stands in a text, the end excluded."""

    rendering: Rendering
    start: int
    end: int


@remembered
def _slips(text: str, lang: str) -> tuple[Slip, ...]:
    """The first place of each wrong rendering in a text."""
    smooth = folded(text)
    if not _any_wrong(lang).possible(smooth):
        return ()
    return tuple(Slip(r, *match.span()) for r in _renderings()[lang] if (match := r.wrong.search(smooth)))


class Rendering(NamedTuple):
    """The official term of a language, expressions of wrong ones, and what must stand beside them to count."""

    right: str
    article: str
    written: list[str]
    wrong: Words
    said: Words | None


@cache
def _renderings() -> dict[str, tuple[Rendering, ...]]:
    found_here: dict[str, list[Rendering]] = {}
    for entry in read_toml("lexicon", f"{TERMS}.toml").values():
        for lang, lists in entry.items():
            if isinstance(lists, dict):
                wrong, said = (_words(lists.get(key, ())) for key in ("wrong", "said"))
                if wrong:
                    one = Rendering(lists["right"], entry["article"], lists["wrong"], wrong, said)
                    found_here.setdefault(lang, []).append(one)
    return {lang: tuple(some) for lang, some in found_here.items()}


@cache
def _any_wrong(lang: str) -> Words:
    return Words([expression for one in _renderings()[lang] for expression in one.written], TERMS)


def _words(expressions: list[str]) -> Words | None:
    return Words(expressions, TERMS) if expressions else None
