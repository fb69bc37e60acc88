"""How easily the texts of a policy read: long sentences, hard texts, words of contracts. Reads texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding, Term
from polc.model.policy import Policy
from polc.model.texts.passages import read
from polc.model.texts.sentences import BOOK, Measures, Sentence, limits, measures, sentences
from polc.reference.lexicon import Words, folded, languages, remembered
from polc.reference.package import read_toml

CHILDREN = "children"
LEGALESE = "legalese"


def long_sentence(policy: Policy) -> Iterator[Finding]:
    """A sentence has more words than the limit of `dsl/lexicon/sentences.toml` (Art. 12(1): concise, intelligible).

    One finding a text, at its longest sentence. References count as one word, figures and addresses as none.
    """
    for piece, passages in read(policy, languages(BOOK)):
        long = [(s, p) for p, lang in passages for s in _too_long(p.text, lang)]
        if long:
            long.sort(key=lambda one: -len(one[0].words))
            (worst, passage), *others = long
            spans = {p.place(s.start, s.end): None for s, p in others}
            yield found(
                piece.declaration, passage.place(worst.start, worst.end),
                related=tuple(related(span, "again") for span in spans),
                words=len(worst.words), limit=limits()["words-in-sentence"],
            )  # fmt: skip


@remembered
def _too_long(text: str, lang: str) -> tuple[Sentence, ...]:
    limit = limits()["words-in-sentence"]
    if len(text.split()) <= limit:
        return ()
    return tuple(s for s in sentences(text, lang) if len(s.words) > limit)


def readability(policy: Policy) -> Iterator[Finding]:
    """A text of some length is hard to read by two measures: the score of its language and LIX (Art. 12(1)).

    For children, the mean length of its sentences stands for LIX. Limits in `dsl/lexicon/sentences.toml`. Silent where
    a sentence is too long: that is told by itself.
    """
    for piece, passages in read(policy, languages(BOOK)):
        who = CHILDREN if CHILDREN in piece.declaration.listing("kind").names else ""
        for passage, lang in passages:
            measured = _hard(passage.text, lang, who)
            if measured:
                yield found(
                    piece.declaration, passage.span, variant=who,
                    score=str(read_toml("lexicon", f"{BOOK}.toml")[lang]["name"]), ease=measured.ease, lix=measured.lix,
                    mean=measured.mean, limit=limits(who)["ease"], lix_limit=limits()["lix"], lang=lang,
                )  # fmt: skip
                break


@remembered
def _hard(text: str, lang: str, who: str) -> Measures | None:
    """The measures of a text that is hard to read; None for one that is not, or that is too short to tell."""
    most = limits(who)
    if len(text.split()) < most["words-in-text"] or _too_long(text, lang):
        return None
    measured = measures(sentences(text, lang), lang)
    if measured is None or measured.words < most["words-in-text"] or measured.ease >= most["ease"]:
        return None
    confirmed = measured.mean > most["mean"] if who else measured.lix > most["lix"]
    return measured if confirmed else None


def legalese(policy: Policy) -> Iterator[Finding]:
    """A text uses a word of contracts that has a plain counterpart (Art. 12(1); WP260 points 12 and 13)."""
    for piece, passages in read(policy, tuple(read_toml("lexicon", f"{LEGALESE}.toml"))):
        marks = [(p, mark) for p, lang in passages for mark in _stiff(p.text, lang)]
        if marks:
            first, (start, end, counterpart) = marks[0]
            span = first.place(start, end)
            others = dict.fromkeys(p.place(a, b) for p, (a, b, _) in marks[1:])
            again = tuple(related(s, "again") for s in others if s != span)
            yield found(piece.declaration, span, related=again, words=first.text[start:end], plain=counterpart)


@remembered
def _stiff(text: str, lang: str) -> tuple[tuple[int, int, Term], ...]:
    """Words of contracts in a text: their places, and what to write instead in each language of the tool."""
    smooth = folded(text)
    if not _any_stiff(lang).possible(smooth):
        return ()
    return tuple((*m.span(), counterpart) for words, counterpart in _stiff_words(lang) if (m := words.search(smooth)))


@cache
def _any_stiff(lang: str) -> Words:
    return Words([e for entry in read_toml("lexicon", f"{LEGALESE}.toml")[lang] for e in entry["words"]], LEGALESE)


@cache
def _stiff_words(lang: str) -> tuple[tuple[Words, Term], ...]:
    entries = read_toml("lexicon", f"{LEGALESE}.toml")[lang]
    return tuple((Words(e["words"], LEGALESE), Term(e["plain"])) for e in entries)
