"""How far two words are from each other.

That is the number of letters that a slip of the pen changes.
"""

from __future__ import annotations


def distance(a: str, b: str, limit: int) -> int:
    """Number of letters to insert, delete, replace or swap with the neighbour.

    `limit + 1` when it is more.
    """
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
    """The number of letters that one has and the other lacks.

    The distance is never less.
    """
    letters, others = set(a), set(b)
    return max(len(letters - others), len(others - letters))
