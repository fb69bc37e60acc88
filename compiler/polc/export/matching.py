"""What two sequences have in common, in their order, in work that is counted.

`difflib` looks at each pair of equal members, and again for each stretch that it finds: in words of a language that is
the cube of their number. Where it would take more than `Work` allows, members that stand once in each sequence part
them into stretches ("patience"), and only short stretches are compared further.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import Match as Found
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TypeAlias

Opcode: TypeAlias = tuple[bool, int, int, int, int]
"""Whether a stretch is the same in both; where it begins and ends in the first, and in the second."""
Match: TypeAlias = tuple[int, int]
"""The places of two equal members."""

MOST_STEPS = 10_000_000
"""The most pairs of equal members that are looked at for one document: some seconds."""
MOST_AT_ONCE = 1_000_000
"""The most of them for one pair of sequences."""
SHORT = 1_000
"""The most pairs of members of a stretch that is compared further."""


class Work:
    """The steps that are left for comparing the sequences of one document."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self._left = steps

    def take(self, steps: int) -> bool:
        """Takes steps from those left; False, and takes none, where there are not as many."""
        if steps > self._left:
            return False
        self._left -= steps
        return True


class _TooMuchError(Exception):
    """A comparison would take more steps than it may."""


class _Counted(SequenceMatcher[Hashable]):
    """As `SequenceMatcher`, in steps that are counted: `steps` are those that lead to each member of the first."""

    def __init__(self, first: Sequence[Hashable], second: Sequence[Hashable], steps: list[int], work: Work) -> None:
        super().__init__(None, first, second, autojunk=False)
        self._steps = steps
        self._work = work
        self._left = MOST_AT_ONCE

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Found:
        """The longest stretch that both have within bounds, as the base class says.

        Raises _TooMuchError.
        """
        steps = self._steps[-1 if ahi is None else ahi] - self._steps[alo]
        self._left -= steps
        if self._left < 0 or not self._work.take(steps):
            raise _TooMuchError
        return super().find_longest_match(alo, ahi, blo, bhi)


def opcodes(first: Sequence[Hashable], second: Sequence[Hashable], work: Work) -> list[Opcode]:
    """The stretches of two sequences, in their order: those that are equal, and those between them."""
    if first == second:
        return [(True, 0, len(first), 0, len(second))] if first else []
    try:
        counts = Counter(second)
        steps = [0, *accumulate(1 + counts[member] for member in first)]
        found = _Counted(first, second, steps, work).get_opcodes()
    except _TooMuchError:
        return list(_stretches(_matches(first, second), len(first), len(second)))
    return [(form == "equal", a, b, c, d) for form, a, b, c, d in found]


def _stretches(matches: Iterator[Match], rows: int, columns: int) -> Iterator[Opcode]:
    """The stretches that pairs of equal members make, given in their order."""
    start_a = start_c = a = c = 0  # where the stretch of equal members begins, and where it ends so far
    for i, j in [*matches, (rows, columns)]:
        if (i, j) != (a, c) or i == rows:
            if a > start_a:
                yield True, start_a, a, start_c, c
            if (i, j) != (a, c):
                yield False, a, i, c, j
            start_a, start_c = i, j
        a, c = i + 1, j + 1


def _matches(first: Sequence[Hashable], second: Sequence[Hashable]) -> Iterator[Match]:
    """Pairs of equal members, in the order of both: those that stand once in each, and between them what is short."""
    a = c = 0
    for i, j in [*_anchors(first, second), (len(first), len(second))]:
        for before, beside in _matches_inside(first[a:i], second[c:j]):
            yield a + before, c + beside
        if i < len(first):
            yield i, j
        a, c = i + 1, j + 1


def _matches_inside(left: Sequence[Hashable], right: Sequence[Hashable]) -> Iterator[Match]:
    """Pairs of equal members at both ends of two stretches, and between the ends where little is left."""
    first = common(left, right)
    last = min(common(left[::-1], right[::-1]), len(left) - first, len(right) - first)
    yield from ((n, n) for n in range(first))
    rows, columns = len(left) - last, len(right) - last
    if (rows - first) * (columns - first) <= SHORT:
        matcher = SequenceMatcher(None, left[first:rows], right[first:columns], autojunk=False)
        for i, j, size in matcher.get_matching_blocks():
            yield from ((first + i + n, first + j + n) for n in range(size))
    yield from ((rows + n, columns + n) for n in range(last))


def _anchors(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[Match]:
    """As many members as can be paired in the order of both, of those that stand once in each."""
    counts, counts_of_other = Counter(first), Counter(second)
    places = {member: j for j, member in enumerate(second) if counts_of_other[member] == 1}
    found = [(i, places[member]) for i, member in enumerate(first) if counts[member] == 1 and member in places]
    ends: list[int] = []  # the least place in `other` with which a chain of each length ends, ...
    last: list[int] = []  # ... and the pair that it ends with
    before: list[int] = []  # the pair before each pair in its chain
    for number, (_, j) in enumerate(found):
        length = bisect_left(ends, j)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    retention_term: list[Match] = []
    at = last[-1] if last else -1
    while at >= 0:
        retention_term.append(found[at])
        at = before[at]
    return retention_term[::-1]


def common(first: Sequence[object], second: Sequence[object]) -> int:
    """How many members both begin with."""
    return next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
