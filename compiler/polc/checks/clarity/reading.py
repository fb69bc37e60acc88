"""How easily the texts of a policy read: long sentences, hard texts, words of contracts. Reads texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from polc.checks.finding import found, related
from polc.checks.prose import Piece, pieces, readings
from polc.checks.sentences import BOOK, Measures, Sentence, limits, measures, sentences
from polc.model.policy import Policy
from polc.reference.lexicon import Words, folded, languages
from polc.reference.package import read_toml
from polc.text.finding import Finding, Term
from polc.text.source import Span
from polc.text.values import Passage

CHILDREN = "children"
LEGALESE = "legalese"


def long_sentence(policy: Policy) -> Iterator[Finding]:
    """A sentence has more words than the limit of `dsl/lexicon/sentences.toml` (Art. 12(1): concise, intelligible).

    One finding a text, at its longest sentence. References count as one word, figures and addresses as none.
    """
    for piece in pieces(policy):
        if piece.is_name:
            continue
        long = [(s, p) for p, lang in readings(policy, piece.text, languages(BOOK)) for s in _too_long(p, lang)]
        if long:
            long.sort(key=lambda one: -len(one[0].words))
            (worst, passage), *others = long
            spans = {p.place(s.start, s.end): None for s, p in others}
            yield found(
                piece.declaration, passage.place(worst.start, worst.end),
                related=tuple(related(span, "again") for span in spans),
                words=len(worst.words), limit=limits()["words-in-sentence"],
            )  # fmt: skip


def _too_long(passage: Passage, lang: str) -> list[Sentence]:
    limit = limits()["words-in-sentence"]
    if len(passage.text.split()) <= limit:
        return []
    return [s for s in sentences(passage.text, lang) if len(s.words) > limit]


def readability(policy: Policy) -> Iterator[Finding]:
    """A text of some length is hard to read by two measures: the score of its language and LIX (Art. 12(1)).

    For children, the mean length of its sentences stands for LIX. Limits in `dsl/lexicon/sentences.toml`. Silent where
    a sentence is too long: that is told by itself.
    """
    for piece in pieces(policy):
        if piece.is_name:
            continue
        who = CHILDREN if CHILDREN in piece.declaration.listing("kind").names else ""
        for passage, lang in readings(policy, piece.text, languages(BOOK)):
            measured = _hard(passage, lang, who)
            if measured:
                yield found(
                    piece.declaration, passage.span, variant=who,
                    score=str(read_toml("lexicon", f"{BOOK}.toml")[lang]["name"]), ease=measured.ease, lix=measured.lix,
                    mean=measured.mean, limit=limits(who)["ease"], lix_limit=limits()["lix"], lang=lang,
                )  # fmt: skip
                break


def _hard(passage: Passage, lang: str, who: str) -> Measures | None:
    """The measures of a text that is hard to read; None for one that is not, or that is too short to tell."""
    most = limits(who)
    if len(passage.text.split()) < most["words-in-text"] or _too_long(passage, lang):
        return None
    measured = measures(sentences(passage.text, lang), lang)
    if measured is None or measured.words < most["words-in-text"] or measured.ease >= most["ease"]:
        return None
    confirmed = measured.mean > most["mean"] if who else measured.lix > most["lix"]
    return measured if confirmed else None


def legalese(policy: Policy) -> Iterator[Finding]:
    """A text uses a word of contracts that has a plain counterpart (Art. 12(1); WP260 points 12 and 13)."""
    for piece in pieces(policy):
        if piece.is_name:
            continue
        marks = list(_stiff(policy, piece))
        if marks:
            words, counterpart, span = marks[0]
            others = {s: None for _, _, s in marks[1:] if s != span}
            again = tuple(related(s, "again") for s in others)
            yield found(piece.declaration, span, related=again, words=words, plain=counterpart)


def _stiff(policy: Policy, piece: Piece) -> Iterator[tuple[str, Term, Span]]:
    """Words of contracts in a text, with what to write instead, in each language of the tool, and their place."""
    for passage, lang in readings(policy, piece.text, tuple(read_toml("lexicon", f"{LEGALESE}.toml"))):
        smooth = folded(passage.text)
        for words, counterpart in _stiff_words(lang) if _any_stiff(lang).possible(smooth) else ():
            match = words.search(smooth)
            if match:
                yield passage.text[slice(*match.span())], counterpart, passage.place(*match.span())


@cache
def _any_stiff(lang: str) -> Words:
    return Words([e for entry in read_toml("lexicon", f"{LEGALESE}.toml")[lang] for e in entry["words"]], LEGALESE)


@cache
def _stiff_words(lang: str) -> tuple[tuple[Words, Term], ...]:
    entries = read_toml("lexicon", f"{LEGALESE}.toml")[lang]
    return tuple((Words(e["words"], LEGALESE), Term(e["plain"])) for e in entries)
