"""Where a text says less than its translation: a sentence or a member of a list that only one of them has.

Sentences may be cut as each language likes, and lists told in other words: so both the number of parts and the number
of words must fall short. The measures are conventions, tried on the policies of this project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Passage
from polc.model.texts.passages import Pair
from polc.model.texts.sentences import BOOK, WORD, Sentence, sentences
from polc.reference.lexicon import TEXTS, folded, lexicon, pattern

SENTENCES, MEMBERS = "sentences", "members"
SHORT = ((12, 0.72), (60, 0.85))
"""From how many words on, and below what share of those to expect, a text with fewer sentences lacks one."""
HALF = (20, 0.5)
"""The same for a text that may have as many sentences."""
SHORT_LIST = 0.85
"""The share of the words to expect up to which a list with fewer members lacks one."""


@record
class LostPart:
    """What is lost, where the fuller text says it, and how many parts each has."""

    kind: str
    span: Span
    lacking: Passage
    here: int
    there: int


def lost_part(pair: Pair) -> LostPart | None:
    """The first part that one of two passages has and the other lacks.

    None where they say as much.
    """
    for full, lacking in (pair, pair[::-1]):
        found = _lost(full.text, full.lang or "", lacking.text, lacking.lang or "")
        if found:
            kind, (start, end), here, there = found
            return LostPart(kind, full.place(start, end), lacking, here, there)
    return None


@lru_cache(maxsize=TEXTS)
def _lost(text: str, lang: str, other: str, other_lang: str) -> tuple[str, tuple[int, int], int, int] | None:
    if not lexicon(BOOK, lang) or not lexicon(BOOK, other_lang) or _is_short(text):
        return None
    to_expect = float(lexicon(BOOK, other_lang)["length"]) / float(lexicon(BOOK, lang)["length"])
    mine, theirs = sentences(text, lang), sentences(other, other_lang)
    if not mine or not theirs:
        return None
    words, left = _words(mine), _words(theirs) / to_expect
    shares = (HALF, *(SHORT if len(mine) > len(theirs) else ()))
    if any(words >= fewest and left < share * words for fewest, share in shares):
        return SENTENCES, (mine[0].start, mine[-1].end), len(mine), len(theirs)
    if len(mine) == len(theirs):
        for here, there in zip(mine, theirs, strict=True):
            if len(there.words) > SHORT_LIST * len(here.words) * to_expect:
                continue
            more, fewer = _members(text, lang, here), _members(other, other_lang, there)
            if more > max(fewer, MEMBERS_OF_A_LIST - 1):
                return MEMBERS, (here.start, here.end), more, fewer
    return None


def _is_short(text: str) -> bool:
    """True for a text without a list and with too few words to miss any: most texts are told so at a glance."""
    return not COMMA.search(text) and len(WORD.findall(text)) < SHORT[0][0]


COMMA = re.compile(r"[,;] ")
WORDS_OF_A_MEMBER = 3
"""Between two commas; longer ones are parts of the sentence."""
MEMBERS_OF_A_LIST = 3
"""A list has at least so many members."""


def _words(found: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in found)


def _members(text: str, lang: str, sentence: Sentence) -> int:
    """The members of the longest list in a sentence: short members between commas, the last after a joining word."""
    said = folded(text)[sentence.start : sentence.end]
    joins = pattern(BOOK, lang, "joins")
    if joins is None:
        return 0
    marks = {match.end(): True for match in joins.finditer(said)}
    marks |= {
        comma.end(): False for comma in COMMA.finditer(said) if not joins.fullmatch(said[comma.end() :].split(" ")[0])
    }
    longest = members = 1
    commas = before = 0
    for end, ends_list in sorted(marks.items()):
        if members > 1 and len(said[before:end].split()) > WORDS_OF_A_MEMBER + ends_list:
            members, commas = 1, 0
        members, commas, before = members + 1, commas + (not ends_list), end
        if ends_list and commas:
            longest = max(longest, members)
    return longest
