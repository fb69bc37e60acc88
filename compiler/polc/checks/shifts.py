"""Where a text binds, limits or hedges in one language and not in another. Judges nothing.

The words are those of `dsl/lexicon/modality.toml`: a difference is told only where the words of both languages clash.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from polc.checks.hedges import AIM, hedges
from polc.checks.prose import Piece, pairs
from polc.checks.sentences import Sentence, sentences
from polc.model.policy import Policy
from polc.reference.lexicon import folded, pattern
from polc.reference.package import read_toml
from polc.text.source import Span
from polc.text.values import Passage

BOOK = "modality"
MODAL = "must"


class Clash(NamedTuple):
    """Words that clash with those of the translation: which lists they belong to, the words, and their places."""

    kinds: tuple[str, str]
    words: tuple[str, str]
    spans: tuple[Span, Span]


def clashes(policy: Policy, piece: Piece) -> Iterator[Clash]:
    """Opposed words in two languages of a text, sentence by sentence: only and including, all and some, may and must.

    None where the translation has another number of sentences.
    """
    against = read_toml("lexicon", f"{BOOK}.toml")["against"]
    for one, other in pairs(policy, piece.text):
        signs = pattern(BOOK, one.lang or "", *(key for both in against for key in both))
        if signs is None or not signs.search(folded(one.text)):
            continue
        mine, theirs = (sentences(p.text, p.lang or "") for p in (one, other))
        if len(mine) == len(theirs):
            for here, there in zip(mine, theirs, strict=True):
                for first, second in against:
                    yield from _clash(Part(one, here), Part(other, there), first, second)
                    yield from _clash(Part(one, here), Part(other, there), second, first)


class Part(NamedTuple):
    """A sentence of a passage."""

    passage: Passage
    sentence: Sentence

    @property
    def lang(self) -> str:
        """The language of the passage."""
        return self.passage.lang or ""

    @property
    def text(self) -> str:
        """The sentence, folded."""
        return folded(self.passage.text)[self.sentence.start : self.sentence.end]


def _clash(here: Part, there: Part, first: str, second: str) -> Iterator[Clash]:
    if MODAL in (first, second) and any(_has(part, "reversing") for part in (here, there)):
        return
    mine, theirs = _alone(here, first, second), _alone(there, second, first)
    if mine and theirs:
        (a, b), (c, d) = mine, theirs
        one, other = here.passage, there.passage
        yield Clash((first, second), (one.text[a:b], other.text[c:d]), (one.place(a, b), other.place(c, d)))


def _has(part: Part, key: str) -> bool:
    words = pattern(BOOK, part.lang, key)
    return words is not None and words.search(part.text) is not None


def _alone(part: Part, key: str, without: str) -> tuple[int, int] | None:
    """Where a sentence uses a word of one list, if it uses none of the other; offsets in the passage."""
    words = pattern(BOOK, part.lang, key)
    match = words.search(part.text) if words else None
    if match is None or _has(part, without):
        return None
    return part.sentence.start + match.start(), part.sentence.start + match.end()


class Lost(NamedTuple):
    """A hedge that the other language leaves out: the words that hedge, their place, and the other passage."""

    words: str
    span: Span
    other: Passage


def lost_hedge(policy: Policy, piece: Piece) -> Lost | None:
    """The first hedge of a text of which another of its languages has no trace; None when there is none."""
    for pair in pairs(policy, piece.text):
        for one, other in (pair, pair[::-1]):
            perhaps = pattern(BOOK, other.lang or "", "perhaps")
            if perhaps is None or perhaps.search(folded(other.text)):
                continue
            for hedge in hedges(one.text, one.lang or ""):
                if hedge.kind != AIM:
                    return Lost(one.text[hedge.start : hedge.end], one.place(hedge.start, hedge.end), other)
    return None
