"""Takes times in turn, so that a machine that slows down slows down both sides, and tells them as rows of a table."""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table: `seconds` is the median, `ratio` that to what it is compared with, `limit` the target.

    A line without a limit is told beside the target, and judged by nothing.
    """

    target: int
    what: str
    seconds: float
    ratio: float
    limit: float | None

    @property
    def met(self) -> bool:
        """True when the target is met."""
        return self.limit is None or self.ratio <= self.limit


Measured = Callable[[], float]
"""Does something once and tells how many seconds of a processor it took."""


def in_turn(ours: Measured, theirs: Measured, times: int) -> tuple[float, float]:
    """The median of ours, and the median of the ratios to theirs, pair by pair, after one run of each to warm up."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(times)]
    return statistics.median(a for a, _ in pairs), statistics.median(a / b for a, b in pairs)


def process(command: Sequence[str], folder: Path, **variables: str) -> Measured:
    """A command as a whole process; its output is thrown away. Raises where it fails to run.

    `variables` are added to its environment.
    """
    environment = {**os.environ, **variables}

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr.decode())
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return once


def call(function: Callable[[], object]) -> Measured:
    """A call in this process, with the garbage of others put away first."""

    def once() -> float:
        gc.collect()
        before = time.process_time()
        function()
        return time.process_time() - before

    return once
