"""Names of companies and persons in a text, as far as their capitals and the words before them show them.

The words are those of `dsl/lexicon/proper-names.toml`. A name at the beginning of a sentence is not told from a word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from polc.core.record import record
from polc.core.sources import Span
from polc.model.texts.passages import Pair
from polc.reference.lexicon import TEXTS, folded, lexicon, pattern
from polc.reference.vocabulary import vocabulary

BOOK = "proper-names"
CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
NAME = re.compile(
    rf"(?<![\w@./'’-]){CAPITAL}[\w&'’-]*(?: (?:{CAPITAL}[\w&'’-]*|&|de|du|of)(?= {CAPITAL}|\b))*(?![\w@/])"
)
WORDS = re.compile(r"\w++(?:['’-]\w++)*+")
LONGEST = 16
"""Characters of the longest words that lead up to a name."""
ALIKE = 4
"""Letters at the beginning that two spellings of one name share."""
SHORT = 2
"""Letters of words that tell nothing, such as "de"."""


@record
class OtherName:
    """A name for which the translation has another one, and where both stand."""

    name: str
    span: Span
    other: str
    other_span: Span


def other_name(pair: Pair) -> OtherName | None:
    """The one name of a passage that its translation replaces by another.

    None where they agree.
    """
    first, second = pair
    found = _replaced(first.text, first.lang or "", second.text, second.lang or "")
    if found is None:
        return None
    (start, end), (begin, finish) = found
    return OtherName(
        first.text[start:end], first.place(start, end), second.text[begin:finish], second.place(begin, finish)
    )


@lru_cache(maxsize=TEXTS)
def _replaced(text: str, lang: str, other: str, other_lang: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The places of the only name of each text that the other lacks.

    None unless each has exactly one.
    """
    here = _names_lacking(text, lang, folded(other))
    there = _names_lacking(other, other_lang, folded(text)) if len(here) == 1 else []
    if len(there) != 1:
        return None
    name, called = text[slice(*here[0])], other[slice(*there[0])]
    return None if _bare(name)[:ALIKE] == _bare(called)[:ALIKE] else (here[0], there[0])


def _bare(name: str) -> str:
    """The last word of a name in small letters without accents, by which spellings of one name are known."""
    letters = unicodedata.normalize("NFKD", folded(name).split()[-1])
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _names_lacking(text: str, lang: str, other: str) -> list[tuple[int, int]]:
    """The first places of the names in a text that a translation in small letters lacks."""
    before, common = pattern(BOOK, lang, "before"), pattern(BOOK, lang, "common")
    if before is None or common is None:
        return []
    smooth = folded(text)
    found: dict[str, tuple[int, int]] = {}
    lacking: dict[str, bool] = {}  # each name is looked for once, however often it stands there
    for match in NAME.finditer(text):
        name = smooth[match.start() : match.end()]
        if name not in lacking:
            lacking[name] = name not in other
        if not lacking[name]:
            continue
        near = smooth[max(0, match.start() - 2 * LONGEST) : match.start()].rstrip()[-LONGEST:]
        led = any(word.end() == len(near) for word in before.finditer(near))
        words = [word for word in WORDS.findall(smooth[match.start() : match.end()]) if len(word) > SHORT]
        if led and not any(common.fullmatch(word) or word in _places(lang) for word in words):
            found.setdefault(smooth[match.start() : match.end()], match.span())
    return list(found.values())


@cache
def _places(lang: str) -> frozenset[str]:
    """The words of the names of countries and places in a language, which others spell otherwise."""
    known = vocabulary("countries")
    names = [entry.term.names.get(lang, "") for entry in known.entries.values()]
    return frozenset(word for name in names for word in WORDS.findall(name.casefold())) | _abroad(lang)


def _abroad(lang: str) -> frozenset[str]:
    return frozenset(lexicon(BOOK, lang).get("abroad", ()))
