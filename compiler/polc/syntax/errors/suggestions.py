"""Did-you-mean: the known word nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable

GLUED = 4
"""The shortest word that is recognised at the beginning of two words written as one."""
SHORT = 3
"""Words shorter than this are known or not: nearly all of them are one letter away from each other."""

LONGEST = 60
"""Longer words are known or not: nobody types them by heart, and to compare them takes long."""


def distance(a: str, b: str, limit: int) -> int:
    """Number of letters to insert, delete, replace or swap with the neighbour; `limit + 1` when it is more."""
    if abs(len(a) - len(b)) > limit or _foreign(a, b) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        fresh = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, fresh[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            fresh.append(cost)
        if min(fresh) > limit and min(row) > limit:
            return limit + 1
        before, row = row, fresh
    return min(row[-1], limit + 1)


def _foreign(a: str, b: str) -> int:
    """The number of letters that one has and the other lacks: the distance is never less."""
    letters, others = set(a), set(b)
    return max(len(letters - others), len(others - letters))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word within a third of the length of the mistyped one (at least one letter), or an empty string.

    Capitals do not count; a word of one or two letters, or of very many, is only ever taken for the same one in other
    capitals. Of several that are equally near, the one that begins with the same letters comes first: `US` for `USA`.
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
    """The word with the space that is missing after the known word it begins with: `after last-contact`; else empty."""
    glued = (k for k in known if len(k) >= GLUED and len(word) > len(k) and word.casefold().startswith(k))
    first = max(glued, key=len, default="")
    return f"{first} {word[len(first) :].lstrip('-')}" if first else ""
