"""Which member of one list is which of another, in their order: by their names first, then by their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from polc.core.record import record
from polc.export.matching import Work, opcodes

T = TypeVar("T")
Pair = tuple[T | None, T | None]
WORD = re.compile(r"\w+")
ALIKE = 0.5
"""How much of their words two members share that have no name, to be taken for one."""
RENAMED = 0.8
"""As much for two with different names."""
MOST = 40_000
"""The most pairs that are looked at by their words; what goes beyond is left unpaired."""
A_PAIR = 5
"""The steps of a pair, beside one for each of its words."""


@record
class _Member(Generic[T]):
    item: T
    name: str
    form: object
    words: str
    bag: Counter[str]
    size: int


def paired(
    left: Sequence[T],
    right: Sequence[T],
    *,
    name: Callable[[T], str],
    words: Callable[[T], str],
    work: Work | None = None,
    form: Callable[[T], object] = type,
) -> Iterator[Pair[T]]:
    """The members of both lists in pairs.

    What only one of them has comes alone, that of the first before the second's. `name` tells members apart where it is
    not empty, else `words` do; two of different `form` are never one. A member of each list that is left between the
    same neighbours, without a name, is paired whatever its words. Where no `work` is left, words are not looked at.
    """
    work = work or Work()
    first = [_member(x, name, words, form) for x in left]
    second = [_member(x, name, words, form) for x in right]
    names = ({m.name for m in first} & {m.name for m in second}) - {""}
    keys = [[(m.form, m.name or m.words) for m in side] for side in (first, second)]
    for same, a, b, c, d in opcodes(keys[0], keys[1], work):
        if same:
            yield from zip(left[a:b], right[c:d], strict=True)
        else:
            pairs = _by_words(first[a:b], second[c:d], names, work)
            yield from ((x.item if x else None, y.item if y else None) for x, y in pairs)


def _member(item: T, name: Callable[[T], str], words: Callable[[T], str], form: Callable[[T], object]) -> _Member[T]:
    text = words(item)
    bag = Counter(word.casefold() for word in WORD.findall(text))
    return _Member(item, name(item), form(item), text, bag, bag.total())


def _by_words(
    left: list[_Member[T]], right: list[_Member[T]], names: set[str], work: Work
) -> Iterator[Pair[_Member[T]]]:
    """Pairs of members that share many words, so that as much as possible is shared."""
    a = c = 0
    for i, j in [*_best_pairs(left, right, names, work), (len(left), len(right))]:
        rest, others = left[a:i], right[c:j]
        if len(rest) == len(others) == 1 and not (rest[0].name or others[0].name) and rest[0].form == others[0].form:
            yield rest[0], others[0]
        else:
            yield from ((x, None) for x in rest)
            yield from ((None, y) for y in others)
        if i < len(left) and j < len(right):
            yield left[i], right[j]
        a, c = i + 1, j + 1


def _best_pairs(left: list[_Member[T]], right: list[_Member[T]], names: set[str], work: Work) -> list[tuple[int, int]]:
    rows, columns = len(left), len(right)
    if not rows or not columns or rows * columns > MOST:
        return []
    if not work.take(columns * sum(A_PAIR + len(x.bag) for x in left)):
        return []
    shared = [[_shared_part(x, y, names) for y in right] for x in left]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            taken = shared[i][j] + best[i + 1][j + 1] if shared[i][j] else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < rows and j < columns:
        if shared[i][j] and best[i][j] == shared[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _shared_part(first: _Member[T], second: _Member[T], names: set[str]) -> float:
    """The part of their words that two members share, from 0 to 1.

    0 where they are not one.
    """
    if first.form != second.form or first.name in names or second.name in names:
        return 0.0
    size = first.size + second.size
    least = RENAMED if first.name or second.name else ALIKE
    if not size or 2 * min(first.size, second.size) / size < least:  # it cannot share more than all that it has
        return 0.0
    share = 2 * (first.bag & second.bag).total() / size
    return share if share >= least else 0.0
