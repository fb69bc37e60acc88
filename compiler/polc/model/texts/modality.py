"""Where a text binds, limits or hedges in one language and not in another.

The words are those of `dsl/lexicon/modality.toml`: a difference is told only where the words of both languages clash,
or where one language denies and the other has nothing that could render a denial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Passage
from polc.model.texts.hedges import AIM, hedges
from polc.model.texts.lost_parts import lost_part
from polc.model.texts.passages import Pair
from polc.model.texts.sentences import Sentence, sentences
from polc.reference.lexicon import TEXTS, folded, lists_in, pattern
from polc.reference.package import read_toml

BOOK = "modality"
MODAL = "must"
Place = tuple[int, int]
"""Offsets in a text, the end excluded."""


@record
class Clash:
    """Words that clash with those of the translation, and their places."""

    words: tuple[str, str]
    spans: tuple[Span, Span]


def clash(both: Iterable[Pair]) -> Clash | None:
    """The first opposed words in two languages of a text: only and including, all and some, with and without."""
    for first, second in both:
        opposed = _opposed(first.text, first.lang or "", second.text, second.lang or "")
        if opposed:
            (a, b), (c, d) = opposed
            return Clash((first.text[a:b], second.text[c:d]), (first.place(a, b), second.place(c, d)))
    return None


@lru_cache(maxsize=TEXTS)
def _opposed(text: str, lang: str, right: str, other_lang: str) -> tuple[Place, Place] | None:
    """The first opposed words of a text and its translation, sentence by sentence, as places in both.

    None where the translation has another number of sentences.
    """
    against, lists = _opposites()
    mine = lists_in(folded(text), BOOK, lang, lists)
    theirs = lists_in(folded(right), BOOK, other_lang, lists) if mine else mine
    possible = [(a, b) for a, b in against if (a in mine and b in theirs) or (b in mine and a in theirs)]
    for left, two in _parts(text, lang, right, other_lang) if possible else ():
        for first, second in possible:
            found = _opposed_modalities(left, two, first, second) or _opposed_modalities(left, two, second, first)
            if found:
                return found
    return None


@cache
def _opposites() -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the pairs of lists whose words oppose each other, and all of these lists."""
    against = tuple((first, second) for first, second in read_toml("lexicon", f"{BOOK}.toml")["against"])
    return against, tuple(key for both in against for key in both)


def _parts(text: str, lang: str, other: str, other_lang: str) -> Iterator[tuple[Part, Part]]:
    """The sentences of a text with those of its translation.

    None where there are more of one.
    """
    mine, theirs = sentences(text, lang), sentences(other, other_lang)
    if len(mine) == len(theirs):
        for here, there in zip(mine, theirs, strict=True):
            yield (
                Part(folded(text)[here.start : here.end], lang, here),
                Part(folded(other)[there.start : there.end], other_lang, there),
            )


@record
class Part:
    """A sentence of a passage, folded."""

    text: str
    lang: str
    sentence: Sentence


def _opposed_modalities(here: Part, there: Part, first: str, second: str) -> tuple[Place, Place] | None:
    if MODAL in (first, second) and any(_has_word(part, "reversing") for part in (here, there)):
        return None
    reversible = read_toml("lexicon", f"{BOOK}.toml")["reversible"]
    turns = [first, second] in reversible or [second, first] in reversible
    if turns and any(_has_word(part, "denial") for part in (here, there)):
        return None
    mine, theirs = _words_without(here, first, second), _words_without(there, second, first)
    return (mine, theirs) if mine and theirs else None


def _has_word(part: Part, key: str) -> bool:
    words = pattern(BOOK, part.lang, key)
    return words is not None and words.is_in(part.text)


def _words_without(part: Part, key: str, without: str) -> Place | None:
    """Where a sentence uses a word of one list, if it uses none of the other.

    Offsets in the passage.
    """
    words = pattern(BOOK, part.lang, key)
    match = words.search(part.text) if words else None
    if match is None or _has_word(part, without):
        return None
    return part.sentence.start + match.start(), part.sentence.start + match.end()


@record
class Denial:
    """Words that deny something, their place, and the sentence of the other passage that affirms it."""

    words: str
    span: Span
    other: Span


def lost_denial(both: Iterable[Pair]) -> Denial | None:
    """The first sentence that denies what its translation affirms.

    None when there is none.
    """
    for pair in both:
        for first, second in (pair, pair[::-1]):
            texts = (first.text, first.lang or "", second.text, second.lang or "")
            places = _denied(*texts) or (None if lost_part(pair) else _denied_at_all(*texts))
            if places:
                mine, theirs = places
                return Denial(first.text[slice(*mine)], first.place(*mine), second.place(*theirs))
    return None


@lru_cache(maxsize=TEXTS)
def _denied(text: str, lang: str, other: str, other_lang: str) -> tuple[Place, Place] | None:
    """The first denial of a text and the sentence of its translation that has nothing to render it."""
    denial = pattern(BOOK, lang, "denial")
    if denial is None or pattern(BOOK, other_lang, "denied") is None or not denial.is_in(folded(text)):
        return None
    for here, there in _parts(text, lang, other, other_lang):
        match = denial.search(here.text)
        if match and not _has_word(here, "doubling") and not _has_word(there, "denied"):
            place = here.sentence.start + match.start(), here.sentence.start + match.end()
            return place, (there.sentence.start, there.sentence.end)
    return None


@lru_cache(maxsize=TEXTS)
def _denied_at_all(text: str, lang: str, other: str, other_lang: str) -> tuple[Place, Place] | None:
    """The first denial of a text whose translation has fewer sentences and denies nothing at all; None without one."""
    mine, theirs = sentences(text, lang), sentences(other, other_lang)
    if not theirs or len(mine) <= len(theirs):
        return None
    denied, denial = pattern(BOOK, other_lang, "negation"), pattern(BOOK, lang, "denial")
    if denied is None or denial is None or denied.is_in(folded(other)):
        return None
    for sentence in mine:
        match = denial.search(folded(text)[sentence.start : sentence.end])
        if match and not _has_word(Part(text, lang, sentence), "doubling"):
            place = sentence.start + match.start(), sentence.start + match.end()
            return place, (theirs[0].start, theirs[-1].end)
    return None


@record
class Lost:
    """A hedge that the other language leaves out: the words that hedge, their place, and the other passage."""

    words: str
    span: Span
    other: Passage


def lost_hedge(both: Iterable[Pair]) -> Lost | None:
    """The first hedge of a text of which another of its languages has no trace.

    None when there is none.
    """
    return _first_lost(both, _lost_hedge) or _first_lost(both, _lost_perhaps)


def lost_condition(both: Iterable[Pair]) -> Lost | None:
    """The first condition of a text, such as consent, of which another language has no trace; None without one."""
    return _first_lost(both, _lost_condition)


def _first_lost(both: Iterable[Pair], place_of: Callable[[str, str, str, str], Place | None]) -> Lost | None:
    for pair in both:
        for first, second in (pair, pair[::-1]):
            place = place_of(first.text, first.lang or "", second.text, second.lang or "")
            if place:
                return Lost(first.text[slice(*place)], first.place(*place), second)
    return None


@lru_cache(maxsize=TEXTS)
def _lost_condition(text: str, lang: str, other: str, other_lang: str) -> Place | None:
    """The place of the first words of a list of `traced` for which the translation of their sentence has none."""
    for key, trace in read_toml("lexicon", f"{BOOK}.toml")["traced"]:
        words = pattern(BOOK, lang, key)
        if words is None or not words.is_in(folded(text)) or pattern(BOOK, other_lang, trace) is None:
            continue
        for here, there in _parts(text, lang, other, other_lang):
            match = words.search(here.text)
            if match and not _has_word(there, trace) and not _has_word(here, f"{key}-unless"):
                return here.sentence.start + match.start(), here.sentence.start + match.end()
    return None


@lru_cache(maxsize=TEXTS)
def _lost_perhaps(text: str, lang: str, other: str, other_lang: str) -> Place | None:
    """The place of the first "may be done" of a text whose sentence is told as certain in its translation."""
    words = pattern(BOOK, lang, "may-be")
    if words is None or not words.is_in(folded(text)) or pattern(BOOK, other_lang, "possible") is None:
        return None
    for here, there in _parts(text, lang, other, other_lang):
        match = words.search(here.text)
        if match and not _has_word(there, "possible") and not _has_word(here, "reversing"):
            return here.sentence.start + match.start(), here.sentence.start + match.end()
    return None


@lru_cache(maxsize=TEXTS)
def _lost_hedge(text: str, lang: str, other: str, other_lang: str) -> Place | None:
    """The place of the first hedge of a text on the use of data of which its translation has no trace."""
    hedge = next((h for h in hedges(text, lang) if h.kind != AIM), None)
    perhaps = pattern(BOOK, other_lang, "perhaps") if hedge else None
    if hedge is None or perhaps is None or perhaps.is_in(folded(other)):
        return None
    return hedge.start, hedge.end
