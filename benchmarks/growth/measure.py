"""How the time of a task grows with what a policy holds."""

from __future__ import annotations

import math
from typing import NamedTuple

from benchmarks.growth.case import Case
from benchmarks.growth.tasks import TASKS

STEP = 4
"""How many times more often a thing stands in the next policy."""
STEEPEST = 1.3
"""The largest exponent: a policy of four times as much may take six times as long, but no more."""
FLOOR = 0.1
"""Seconds below which a time is not judged by its exponent."""
SLOWEST = 2.0
"""The most seconds for a check of a megabyte."""
LONGEST = 20.0
"""Seconds after which no larger policy is tried."""
MEGABYTE = 1_000_000


class Grown(NamedTuple):
    """The times of a task on policies of growing size: pairs of bytes and seconds of processor time."""

    case: str
    task: str
    times: tuple[tuple[int, float], ...]

    @property
    def exponent(self) -> float:
        """By what power of its size the time of the largest policy has grown since the one before."""
        if len(self.times) < 2 or self.times[-1][1] < FLOOR:
            return 0.0
        (_, before), (_, after) = self.times[-2:]
        base = self.times[0][1]
        return math.log(max(after - base, 1e-3) / max(before - base, FLOOR / STEP)) / math.log(STEP)

    @property
    def slow(self) -> bool:
        """True where a check of the largest policy takes more than one of a megabyte may."""
        size, seconds = self.times[-1]
        return self.task == "check" and seconds > SLOWEST * max(1.0, size / MEGABYTE)

    @property
    def steep(self) -> bool:
        """True where the time grows too fast."""
        return self.exponent > STEEPEST


def grown(case: Case, task: str, largest: int, first: int) -> Grown:
    """The times of a task on policies that hold a thing ever more often.

    Begins with policies that are `first` bytes longer than one that holds it once, up to `largest` bytes, or to the
    limits of a file; ends early where one takes too long.
    """
    once, twice = (case.size(n) for n in (1, 2))
    each = max(1, twice - once)
    counts, count = [1], max(2, first // each)
    while count * each <= largest and count <= case.most:
        counts.append(count)
        count *= STEP
    if len(counts) < 3 and case.most > 1:
        counts = [1, max(2, min(case.most, largest // each) // STEP), max(2, min(case.most, largest // each))]
    times: list[tuple[int, float]] = []
    for count in counts:
        times.append((case.size(count), min(TASKS[task](case, count) for _ in range(1 if count > 1 else 2))))
        if times[-1][1] > LONGEST:
            break
    result = Grown(case.name, task, tuple(times))
    if result.steep and not result.slow:
        again = [TASKS[task](case, count) for count in counts[-2:]]
        pairs = zip(times[-2:], again, strict=True)
        result = result._replace(times=(*times[:-2], *((size, min(took, more)) for (size, took), more in pairs)))
    return result
