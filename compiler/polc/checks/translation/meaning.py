"""Whether a text says the same in each language: its figures, its modal words, the terms of the GDPR. Reads texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from polc.checks.figures import BOOK, Figure, figures
from polc.checks.figures import missing as absent
from polc.checks.finding import found, related
from polc.checks.prose import Piece, pairs, pieces, readings
from polc.checks.shifts import clashes, lost_hedge
from polc.model.policy import Policy
from polc.reference.lexicon import Words, folded, pattern
from polc.reference.package import read_toml
from polc.text.finding import Finding
from polc.text.source import Span
from polc.text.values import Passage

TERMS = "terms"


def number_mismatch(policy: Policy) -> Iterator[Finding]:
    """A figure, period, date, article, e-mail or web address stands in one language and not in another (Art. 12(1)).

    Twelve months are a year and 24 hours a day; web addresses count by their site. One finding a text.
    """
    for piece in pieces(policy):
        for one, other in pairs(policy, piece.text):
            here, there = _differences(one, other)
            if here or there:
                holder, (first, *_) = (one, here) if here else (other, there)
                second = (other, there) if here else (one, [])
                span = _place(second[0], second[1][0]) if second[1] else second[0].span
                yield found(
                    piece.declaration, _place(holder, first), related=(related(span, "other"),),
                    variant="both" if here and there else "",
                    figure=holder.text[first.start : first.end],
                    other=second[0].text[slice(second[1][0].start, second[1][0].end)] if second[1] else "",
                    language=str(second[0].lang),
                )  # fmt: skip
                break


def _differences(one: Passage, other: Passage) -> tuple[list[Figure], list[Figure]]:
    """The figures that stand in one of two passages only; none for a language whose figures are not known."""
    langs = one.lang or "", other.lang or ""
    if any(not read_toml("lexicon", f"{BOOK}.toml").get(lang) for lang in langs):
        return [], []
    mine, theirs = (figures(p.text, lang) for p, lang in zip((one, other), langs, strict=True))
    if any((halves := pattern(BOOK, lang, "halves")) and halves.search(folded(p.text))
           for p, lang in zip((one, other), langs, strict=True)):  # fmt: skip
        mine, theirs = ([f for f in some if f.kind != "duration"] for some in (mine, theirs))
    return absent(mine, theirs), absent(theirs, mine)


def _place(passage: Passage, figure: Figure) -> Span:
    return passage.place(figure.start, figure.end)


def modality_shift(policy: Policy) -> Iterator[Finding]:
    """One language limits, obliges or hedges where another widens, permits or affirms (Art. 12(1)). One finding a text.

    Told only where words of both clash (only and including, all and some, may and must), or where a hedge on the use of
    data has no trace in the other language.
    """
    for piece in pieces(policy):
        if piece.is_name:
            continue
        clash = next(clashes(policy, piece), None)
        if clash:
            yield found(
                piece.declaration, clash.spans[0], related=(related(clash.spans[1], "other"),),
                words=clash.words[0], other=clash.words[1],
            )  # fmt: skip
        elif piece.declaration.kind not in ("right", "rights") and (lost := lost_hedge(policy, piece)):
            yield found(
                piece.declaration, lost.span, related=(related(lost.other.span, "other"),), variant="hedge",
                words=lost.words, language=str(lost.other.lang),
            )  # fmt: skip


def term(policy: Policy) -> Iterator[Finding]:
    """A text renders a term of the GDPR by a word that its official version in that language does not use.

    A rendering that has other uses counts only where another language of the text has the term. One finding a text.
    """
    for piece in pieces(policy):
        if piece.is_name:
            continue
        slip = next(_slips(policy, piece), None)
        if slip:
            written, official, article, span = slip
            yield found(piece.declaration, span, citations=(article,), words=written, official=official)


def _slips(policy: Policy, piece: Piece) -> Iterator[tuple[str, str, str, Span]]:
    smooth = [(p, folded(p.text)) for p in piece.text.passages]
    for passage, lang in readings(policy, piece.text, tuple(_renderings())):
        text = folded(passage.text)
        for one in _renderings()[lang] if _any_wrong(lang).possible(text) else ():
            match = one.wrong.search(text)
            others = (t for p, t in smooth if p is not passage)
            if match and (one.said is None or any(one.said.search(t) for t in others)):
                yield passage.text[slice(*match.span())], one.right, one.article, passage.place(*match.span())


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
