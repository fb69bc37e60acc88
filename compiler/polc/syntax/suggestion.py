"""Did-you-mean: the known word nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable

GLUED = 4
"""The shortest word that is recognised at the beginning of two words written as one."""


def distance(a: str, b: str, limit: int) -> int:
    """Number of letters to insert, delete, replace or swap with the neighbour; `limit + 1` when it is more."""
    if abs(len(a) - len(b)) > limit:
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
        before, row = row, fresh
    return min(row[-1], limit + 1)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word within a third of the length of the mistyped one (at least one letter), or an empty string.

    Where none is that near, a known word of four letters or more that the mistyped one begins with: two words
    written without a space between them.
    """
    limit = max(1, len(word) // 3)
    best, found = limit + 1, ""
    candidates = sorted(known)
    for candidate in candidates:
        steps = distance(word.casefold(), candidate.casefold(), limit)
        if steps < best:
            best, found = steps, candidate
    if found:
        return found
    return max((c for c in candidates if len(c) >= GLUED and word.startswith(c)), key=len, default="")
