"""A passage as sentences and words, and how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from polc.core.record import record
from polc.model.text_references import BRACED
from polc.reference.lexicon import TEXTS, lexicon
from polc.reference.package import read_toml

BOOK = "sentences"
ADDRESS = re.compile(
    r"https?://[^\s)>\"]*[^\s)>\".,;:!?]|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@-])(?<![\w-]\.)(?:[\w-]++\.)+[a-z]{2,}/\S*"
)
HEADING = re.compile(r"^ {0,3}#{1,6} .*$", re.MULTILINE)
BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]*_]*+(?=\s++[\"'“‘«(\[*_]*+\s*+[^\W_a-zà-ÿ]|\s*+$)")
WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
ELISION = re.compile(r"[’']")
NEAR = 20
"""Characters before a full stop in which an abbreviation stands."""
LONG = 6
"""LIX counts words of more letters than these."""


@record
class Sentence:
    """One sentence, or item of a list: where it stands in the passage, and its words (figures and addresses apart)."""

    start: int
    end: int
    words: tuple[str, ...]


@record
class Measures:
    """How hard a text is: the language's own score (high is easy), LIX (high is hard), and mean words in a sentence."""

    words: int
    sentences: int
    ease: int
    lix: int
    mean: int


@lru_cache(maxsize=TEXTS)
def sentences(text: str, lang: str) -> tuple[Sentence, ...]:
    """The sentences of a text.

    Headings are none, each item of a list is one, addresses count for no word.
    """
    masked = _masked(text)
    found: list[Sentence] = []
    start = 0
    for cut in (*BREAK.finditer(masked), None):
        end = cut.start() if cut else len(masked)
        found += _in_block(masked, start, end, lang)
        start = cut.end() if cut else end
    return tuple(found)


def _masked(text: str) -> str:
    """The text with what is no word blanked out, every character in its place.

    A reference is one word.
    """

    def one_word(match: re.Match[str]) -> str:
        return "x".ljust(len(match.group()))

    def nothing(match: re.Match[str]) -> str:
        return " " * len(match.group())

    masked = BRACED.sub(one_word, text) if "{" in text else text
    masked = ADDRESS.sub(nothing, masked) if "/" in masked or "@" in masked else masked
    return HEADING.sub(nothing, masked) if "#" in masked else masked


def _in_block(masked: str, start: int, end: int, lang: str) -> list[Sentence]:
    found, begin = [], start
    for stop in (*STOP.finditer(masked, start, end), None):
        if stop and _abbreviated(masked[max(begin, stop.start() - NEAR) : stop.start()], lang):
            continue
        finish = stop.end() if stop else end
        part = masked[begin:finish]
        words = tuple([word for word in WORD.findall(part) if word.isalpha() or not any(map(str.isdigit, word))])
        if words:
            found.append(Sentence(finish - len(part.lstrip()), begin + len(part.rstrip()), words))
        begin = finish
    return found


def _abbreviated(before: str, lang: str) -> bool:
    known = lexicon(BOOK, lang).get("abbreviations", ())
    return any(before.endswith(a) and not before[: -len(a)][-1:].isalnum() for a in known)


def around(found: Sequence[Sentence], at: int) -> Sentence | None:
    """The sentence in which a character of the text stands."""
    return next((s for s in found if s.start <= at < s.end), None)


def measures(found: Sequence[Sentence], lang: str) -> Measures | None:
    """How hard sentences are; None without words, or for a language without a score."""
    data = lexicon(BOOK, lang)
    words = [word for s in found for word in s.words]
    if not words or "base" not in data:
        return None
    mean = len(words) / len(found)
    per_word = sum(syllables(word, lang) for word in words) / len(words)
    ease = data["base"] - data["per-sentence"] * mean - data["per-syllable"] * per_word
    lix = mean + 100 * sum(_longest_part(word) > LONG for word in words) / len(words)
    return Measures(len(words), len(found), round(ease), round(lix), round(mean))


@lru_cache(maxsize=TEXTS)
def _longest_part(word: str) -> int:
    return max(len(part) for part in re.split(r"['’‑-]", word))


@lru_cache(maxsize=TEXTS)
def syllables(word: str, lang: str) -> int:
    """How many syllables a word has, estimated from its letters; at least one."""
    vowels, mute, apart = _letters_of(lang)
    count = 0
    for part in re.split(r"[‑-]", word.lower()):
        spoken = mute.sub("", ELISION.sub("", part))
        count += max(1, len(vowels.findall(spoken)) + len(apart.findall(spoken)))
    return count


@cache
def _letters_of(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = lexicon(BOOK, lang)
    return re.compile(f"[{data['vowels']}]+"), re.compile("|".join(data["mute"])), re.compile("|".join(data["apart"]))


def limits(who: str = "") -> dict[str, int]:
    """The figures above or below which a text is hard to read.

    `children` for texts meant for them.
    """
    table = read_toml("lexicon", f"{BOOK}.toml")["limits"]
    return {**{k: v for k, v in table.items() if isinstance(v, int)}, **table.get(who, {})}
