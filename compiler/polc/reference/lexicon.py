"""The words of each language that rules on texts look for, from `dsl/lexicon`. Knows no policy and judges nothing.

A list holds regular expressions in small letters, for texts that are `folded`; a space in one stands for any space,
line breaks included (` ?` for none too), and `'` for both apostrophes. Whole words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import Any

from polc.reference.package import read_toml

SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-", "–": "-"})


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text with plain apostrophes, spaces and hyphens, each character in its place."""
    return text.translate(SAME_LENGTH)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The plain text in small letters, each character in its place."""
    smooth = plain(text)
    small = smooth.lower()
    return small if len(small) == len(smooth) else smooth


def lexicon(book: str, lang: str) -> dict[str, Any]:
    """The lists of a book for a language; empty where it has none."""
    lists: dict[str, Any] = read_toml("lexicon", f"{book}.toml").get(lang, {})
    return lists


@cache
def languages(book: str) -> tuple[str, ...]:
    """The languages for which a book has lists."""
    return tuple(lang for lang in read_toml("lexicon", f"{book}.toml") if len(lang) == LANGUAGE_TAG)


LANGUAGE_TAG = 2
"""Letters of a language tag; other tables of a book have longer names."""


class Words:
    """A regular expression that is compiled when it is first looked for: a text passes by most of them."""

    def __init__(self, expression: str) -> None:
        self.pattern = expression

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first place from an offset on, None where there is none."""
        return self._compiled.search(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole text, None where it is something else."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place, from left to right."""
        return self._compiled.finditer(text)


@cache
def pattern(book: str, lang: str, *keys: str) -> Words | None:
    """Any expression of one or more lists of a book; None where the language has none of them.

    In a list called `phrases`, `{name}` stands for any expression of the list `name`.
    """
    lists = lexicon(book, lang)
    parts = [one for key in keys for one in lists.get(key, ())]
    return Words(whole_words(_filled(parts, lists))) if parts else None


def whole_words(expressions: list[str]) -> str:
    """One expression that finds any of them as whole words."""
    joined = "|".join(expressions).replace(" ?", r"\s*").replace(" ", r"\s+")
    return rf"(?<!\w)(?:{joined})(?!\w)"


NAMED = re.compile(r"\{([a-z][a-z-]*)\}")


def _filled(parts: list[str], lists: dict[str, Any]) -> list[str]:
    """The expressions with the lists that they name put in, one level after the other."""

    def one(match: re.Match[str]) -> str:
        return "(?:" + "|".join(_filled(list(lists[match.group(1)]), lists)) + ")"

    return [NAMED.sub(one, part) for part in parts]
