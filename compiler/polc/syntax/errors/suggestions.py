"""Did-you-mean: the known word nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable

from polc.core.edit_distance import distance
from polc.reference.everyday_words import STATEMENTS
from polc.reference.word_forms import word_forms

GLUED = 4
"""The shortest word that is recognised at the beginning of two words written as one."""
SHORT = 3
"""Words shorter than this are known or not: nearly all of them are one letter away from each other."""

LONGEST = 60
"""Longer words are known or not: nobody types them by heart, and to compare them takes long."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to a mistyped one; empty where none is near.

    It is at most a third of the word's letters away, and one at least is allowed. Capitals do not count; a word of one
    or two letters, or of very many, is only ever taken for the same one in other capitals. Of several that are equally
    near, the one that begins with the same letters comes first: `US` for `USA`.
    """
    written = word.casefold()
    limit = max(1, len(word) // 3) if SHORT <= len(word) <= LONGEST else 0
    best, found = (limit + 1, 0), ""
    for candidate in sorted(known):
        steps = distance(written, candidate.casefold(), min(limit, best[0]))
        if steps <= limit and (rank := (steps, -_common_prefix(written, candidate.casefold()))) < best:
            best, found = rank, candidate
    return found


def _common_prefix(first: str, second: str) -> int:
    """The number of letters with which both begin."""
    return next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )


def parted(word: str, known: Iterable[str]) -> str:
    """The word with the space that it lacks after the known word it begins with.

    `afterlast-contact` becomes `after last-contact`. Empty where it begins with none. What follows may not be the
    ending of a word: `consentement` is not `consent ement`.
    """
    glued = (k for k in known if len(k) >= GLUED and len(word) > len(k) and word.casefold().startswith(k))
    first = max(glued, key=len, default="")
    rest = word[len(first) :].lstrip("-")
    return f"{first} {rest}" if first and rest and rest.casefold() not in word_forms("endings") else ""


def meant_word(word: str, known: Iterable[str]) -> str:
    """The word of the language that another one says in everyday words.

    Those are French or English. Only one of the known words is given.
    """
    from polc.reference.term_search import meant  # only a mistake asks

    found = meant(word, (STATEMENTS,))
    return found if found in set(known) else ""
