"""Places in texts and addresses that were left to fill in.

The words are those of `dsl/lexicon/placeholders.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from polc.reference.lexicon import TEXTS, Words, folded, pattern

BOOK = "placeholders"
ANY = "any"
"""The table of the lexicon for what needs no language."""
BRACKETS = re.compile(r"\[([^\[\]\n]{1,80})\](?![(\[:])|<([^<>\n/@:%]{2,60})>")
"""What stands between brackets, links of Markdown aside, or between angles as a tag would not."""
Place = tuple[int, int]
"""Offsets in a text, the end excluded."""


@lru_cache(maxsize=TEXTS)
def placeholders(text: str, lang: str, *, is_name: bool = False) -> tuple[Place, ...]:
    """Where a text of a language has been left to fill in, in order.

    The whole text of a name may be such a place.
    """
    smooth = folded(text)
    if not _possible(smooth, lang, ("names",) if is_name else ()):
        return ()
    whole = smooth.strip(" .;")
    start = smooth.find(whole)
    for key in ("whole", "names") if is_name else ("whole",):
        if whole and any(words.fullmatch(whole) for words in _lists(lang, key)):
            return ((start, start + len(whole)),)
    found = {
        m.span() for key in ("anywhere", "addresses") for words in _lists(lang, key) for m in words.finditer(smooth)
    }
    capitals = (m.span() for words in _lists(lang, "capitals") for m in words.finditer(smooth))
    found |= {(start, end) for start, end in capitals if text[start:end].isupper()}
    found |= {m.span() for m in BRACKETS.finditer(smooth) if _asks(m[1] or m[2], lang)}
    return tuple(_apart(sorted(found)))


def _possible(smooth: str, lang: str, more: tuple[str, ...]) -> bool:
    """A first, cheap look: whether a text has a bracket or a word of any list, of further lists where given."""
    lists = (pattern(BOOK, each, "whole", "anywhere", "addresses", "capitals", *more) for each in (ANY, lang))
    return "[" in smooth or "<" in smooth or any(words and words.possible(smooth) for words in lists)


@lru_cache(maxsize=TEXTS)
def is_placeholder(address: str) -> bool:
    """True for an e-mail or web address that nobody has."""
    return any(words.fullmatch(folded(address)) for words in _lists(ANY, "addresses"))


def _lists(lang: str, key: str) -> list[Words]:
    return [words for words in (pattern(BOOK, each, key) for each in dict.fromkeys((ANY, lang))) if words]


def _asks(content: str, lang: str) -> bool:
    """True where the words in brackets ask for something to be put in their place."""
    if not any(character.isalpha() for character in content):
        return False
    if any(words.fullmatch(content.strip()) for key in ("whole", "capitals") for words in _lists(lang, key)):
        return True
    inside, quoting = pattern(BOOK, lang, "inside"), pattern(BOOK, lang, "quoting")
    first = quoting.search(content) if quoting else None
    return bool(inside and inside.is_in(content)) and not (first and first.start() == 0)


def _apart(places: list[Place]) -> list[Place]:
    """The places without those that lie in an earlier one."""
    kept: list[Place] = []
    for start, end in places:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
