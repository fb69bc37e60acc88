"""The words of each language that rules on texts look for, from `dsl/lexicon`.

A list holds regular expressions in small letters, for texts that are `folded`; a space in one stands for any space,
line breaks included (` ?` for none too), and `'` for both apostrophes. Whole words only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from polc.reference.package import compiled_beside, read_toml
from polc.reference.signs import KeysAndSigns, Signs, keys_and_signs
from polc.reference.signs import spaced as _spaced
from polc.reference.signs import terms as _terms

TEXTS = 4096
"""Texts whose answers are remembered: those of the largest policies, and few enough to take little memory."""


SAME_LENGTH = {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-", "–": "-"}


@lru_cache(maxsize=TEXTS)
def plain(text: str) -> str:
    """The text with plain apostrophes, spaces and hyphens, each character in its place."""
    for mark, same in SAME_LENGTH.items():
        text = text.replace(mark, same)
    return text


@lru_cache(maxsize=TEXTS)
def folded(text: str) -> str:
    """The plain text in small letters, each character in its place."""
    smooth = plain(text)
    small = smooth.lower()
    return small if len(small) == len(smooth) else smooth


terms, spaced = lru_cache(maxsize=TEXTS)(_terms), lru_cache(maxsize=TEXTS)(_spaced)


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
    """Expressions looked for as whole words, in the order of the lexicon.

    Each is compiled when it may be found. To compile an expression takes a thousand times as long as to look for a few
    characters: so the keys of all are looked for first, then the signs of those that have one (`reference/signs.py`),
    and a text holds those of few. Found is what one expression of all, as alternatives in their order, would find: of
    places that begin together, that of the first expression. `by_key` numbers the expressions with a key, `unkeyed` has
    signs and numbers of the others.
    """

    def __init__(
        self,
        expressions: Sequence[str],
        signs: Sequence[Signs],
        by_key: Mapping[str, Sequence[int]],
        unkeyed: Sequence[tuple[str, int]],
    ) -> None:
        self._expressions = expressions
        self._signs = signs
        self._by_key = by_key
        self._unkeyed = unkeyed

    def possible(self, text: str) -> list[int]:
        """The places, in the order of the lexicon, of the expressions that a text may hold: a cheap look."""
        places = {at for key in self._by_key.keys() & terms(text) for at in self._by_key[key]}
        if not places and not self._unkeyed:
            return []
        shown = spaced(text)
        places.update([at for sign, at in self._unkeyed if sign in shown])
        return [at for at in sorted(places) if _shows(shown, self._signs[at])]

    def _for(self, text: str) -> Iterator[re.Pattern[str]]:
        """Yield those that the text may hold, in order, each compiled when the one before it was not enough."""
        for at in self.possible(text):
            yield _compiled(self._expressions[at])

    def is_in(self, text: str) -> bool:
        """True when any of them is found: those after the first that is are not compiled."""
        return any(expression.search(text) for expression in self._for(text))

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first place from an offset on, None where there is none."""
        found = [match for expression in self._for(text) if (match := expression.search(text, start))]
        return min(found, key=re.Match.start) if found else None  # of equal ones, `min` takes the first

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole text, None where it is something else."""
        return next((match for expression in self._for(text) if (match := expression.fullmatch(text))), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place, from left to right, no two over one another."""
        ahead = [(expression, match) for expression in self._for(text) if (match := expression.search(text))]
        while ahead:
            _, found = min(ahead, key=_start)
            yield found
            moved = ((e, m if m.start() >= found.end() else e.search(text, found.end())) for e, m in ahead)
            ahead = [(expression, match) for expression, match in moved if match]


def words_of(expressions: Iterable[str], book: str = "") -> Words:
    """Return what finds these expressions.

    Their signs are known where they are those of a book.
    """
    wanted = tuple(expressions)
    known = signs_in(book) if book else {}
    of_each = [known.get(e) or keys_and_signs(e) for e in wanted]
    by_key: dict[str, list[int]] = {}
    for at, (keys, _) in enumerate(of_each):
        for key in keys:
            by_key.setdefault(key, []).append(at)
    unkeyed = [(s, at) for at, (keys, sets) in enumerate(of_each) if not keys for s in (sets[0] if sets else ("",))]
    return Words(wanted, [sets for _, sets in of_each], by_key, unkeyed)


def _shows(shown: str, signs: Signs) -> bool:
    """True when a spaced text shows a sign of each set.

    Written as loops, as a check asks it some thousand times.
    """
    for each in signs:
        for sign in each:
            if sign in shown:
                break
        else:
            return False
    return True


def _start(ahead: tuple[re.Pattern[str], re.Match[str]]) -> int:
    return ahead[1].start()


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(whole_words([expression]))


@cache
def signs_in(book: str) -> dict[str, KeysAndSigns]:
    """The keys and signs of the expressions of a book, as compiled with it.

    Empty where it was not.
    """
    known: dict[str, KeysAndSigns] = compiled_beside("lexicon", f"{book}.toml").get("keys-and-signs", {})
    return known


def lists_of(book: object) -> Iterator[list[str]]:
    """The lists of expressions of a book or of a table of it, with the lists that they name put in.

    Those that are there to be named are left out.
    """
    if isinstance(book, dict):
        lists = {key: members for key, members in book.items() if isinstance(members, list)}
        named = {
            name
            for expressions in lists.values()
            for expression in expressions
            if isinstance(expression, str)
            for name in NAMED.findall(expression)
        }
        for key, member in book.items():
            if key in lists and all(isinstance(expression, str) for expression in member):
                if key not in named:
                    yield _filled_expressions(
                        [expression for expression in member if lists.keys() >= set(NAMED.findall(expression))], lists
                    )
            else:
                yield from lists_of(member)
    elif isinstance(book, list):
        for member in book:
            yield from lists_of(member)


@cache
def pattern(book: str, lang: str, *keys: str) -> Words | None:
    """Any expression of some lists of a book; None where the language has none.

    In an expression, `{name}` stands for any expression of the list `name`.
    """
    lists = lexicon(book, lang)
    expressions = [e for key in keys for e in _filled_expressions(lists.get(key, []), lists)]
    return words_of(expressions, book) if expressions else None


@lru_cache(maxsize=TEXTS)
def lists_in(text: str, book: str, lang: str, keys: tuple[str, ...]) -> frozenset[str]:
    """Those lists of a book of which a folded text may hold an expression: one cheap look for all of them."""
    words = pattern(book, lang, *keys)
    places = words.possible(text) if words else []
    ends = _ends(book, lang, keys) if places else ()
    return frozenset([keys[bisect_right(ends, at)] for at in places])


@cache
def _ends(book: str, lang: str, keys: tuple[str, ...]) -> tuple[int, ...]:
    """Return for each list, one after the other, how many expressions there are up to its end."""
    lists = lexicon(book, lang)
    return tuple(accumulate(len(lists.get(key, ())) for key in keys))


def whole_words(expressions: Sequence[str]) -> str:
    """One expression that finds any of them as whole words.

    Spaces are taken all at once and never given back: a run of them is read once, however many there are.
    """
    joined = "|".join(expressions).replace(" ?", r"\s*+").replace(" ", r"\s++")
    return rf"(?<!\w)(?:{joined})(?!\w)"


NAMED = re.compile(r"\{([a-z][a-z-]*)\}")


def _filled_expressions(parts: list[str], lists: dict[str, Any]) -> list[str]:
    """The expressions with the lists that they name put in, one level after the other."""

    def alternatives(match: re.Match[str]) -> str:
        return "(?:" + "|".join(_filled_expressions(list(lists[match.group(1)]), lists)) + ")"

    return [NAMED.sub(alternatives, part) for part in parts]
