"""Where a passage leaves open what is done with data: may, sometimes, certain data.

The words are those of `dsl/lexicon/qualifiers.toml`. What the reader may do, what a law allows and what is quoted is no
hedge.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from polc.core.record import record
from polc.model.texts.sentences import sentences
from polc.reference.lexicon import TEXTS, Words, folded, pattern

BOOK = "qualifiers"
HEDGE, PARTIAL, AIM = "hedge", "partial", "aim"
LISTS = {HEDGE: "hedges", PARTIAL: "partial", AIM: "aims"}
OPENING, CLOSING = "“«", "”»"
MARKS = re.compile(f'[{OPENING}{CLOSING}"]')


@record
class Hedge:
    """Words that leave something open: which way, and where they stand in the passage (`end` excluded)."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=TEXTS)
def hedges(text: str, lang: str) -> tuple[Hedge, ...]:
    """The hedges of a passage in a language, in the order of its sentences, at most one a sentence."""
    smooth = folded(text)
    restraint, unsaid = pattern(BOOK, lang, "restraint"), pattern(BOOK, lang, "unsaid")
    if restraint is None or unsaid is None or not _possible(smooth, lang):
        return ()
    found: list[Hedge] = []
    quoted = _Quoted(text)
    for sentence in sentences(text, lang):
        said = smooth[sentence.start : sentence.end]
        for kind, key in LISTS.items():
            words = pattern(BOOK, lang, key)
            match = words.search(said) if words else None
            if match is None or sentence.start + match.start() in quoted:
                continue
            before = said[: match.start()]
            if not restraint.is_in(f"{before}|{said[match.end() :]}") and not _ends_with_any(before, unsaid):
                found.append(Hedge(kind, sentence.start + match.start(), sentence.start + match.end()))
                break
    return tuple(found)


def _possible(smooth: str, lang: str) -> bool:
    """A first, cheap look: whether the passage holds any word of a hedge at all."""
    words = pattern(BOOK, lang, "signs")
    return words is not None and bool(words.possible(smooth))


def _ends_with_any(before: str, words: Words) -> bool:
    last = before.rstrip()
    return any(match.end() == len(last) for match in words.finditer(last))


class _Quoted:
    """The offsets of a text that stand in quotation marks, made out when the first is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks: list[int] | None = None
        self._within: list[bool] = []

    def __contains__(self, at: int) -> bool:
        if self._marks is None:
            self._marks = list(self._find_marks())
        before = bisect_left(self._marks, at)
        return before > 0 and self._within[before - 1]

    def _find_marks(self) -> Iterator[int]:
        """The offset of each mark; notes for each whether what follows it is quoted."""
        depth = straight = 0
        for mark in MARKS.finditer(self._text):
            depth += (mark[0] in OPENING) - (mark[0] in CLOSING)
            straight += mark[0] == '"'
            self._within.append(depth > 0 or straight % 2 == 1)
            yield mark.start()
