"""Target 3: estates, by the clock, since what counts is what both processors do together.

Three estates made by a seed, the largest of ten thousand policies, are checked with all rules: cold, again with one file
changed, and again with nothing changed. Beside the clock stands the time of processors, which other work hardly changes.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.estate import write_estate
from benchmarks.measure import Row
from benchmarks.watched import Watched, watched

COUNTS = (100, 1000, 10_000)
SEED = 7
FILES_A_SECOND = 150
AGAIN = 1.5
"""Seconds for the whole estate with one file changed."""
MEMORY = 500
"""Mebibytes, of all processes together."""
SLOWER = 1.25
"""How much more processor time a file may take among ten thousand than among a thousand, or a hundred."""
TIMES = 5


def rows() -> Iterator[Row]:
    """A row for each figure of the target; the ratio is that of what is measured to what it may be."""
    each: dict[int, float] = {}
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as made:
            folder, cache = Path(made) / "estate", Path(made) / "cache"
            folder.mkdir()
            write_estate(count, SEED, folder)
            cold = _checked(folder, cache)
            each[count] = cold.processor / count
            limit = 1.0 if count == COUNTS[-1] else None
            rate = count / cold.seconds
            yield Row(3, f"{count} cold, {rate:.0f} files/s", cold.seconds, FILES_A_SECOND / rate, limit)
            yield Row(3, f"{count} cold, processor of workers", cold.others, cold.others / cold.processor, None)
            changed = [_one_changed(folder, cache, number) for number in range(TIMES)]
            yield from _again(f"{count}, one changed", changed, limit)
            again = [_checked(folder, cache) for _ in range(TIMES)]
            yield from _again(f"{count}, none changed", again, None)
            most = max(run.memory for run in (cold, *changed, *again))
            yield Row(3, f"{count}, {most:.0f} MiB in all processes", cold.seconds, most / MEMORY, limit)
    for count in COUNTS[:-1]:
        yield Row(
            3, f"a file of {COUNTS[-1]}, to one of {count}", each[COUNTS[-1]], each[COUNTS[-1]] / each[count], SLOWER
        )


def _again(what: str, runs: list[Watched], limit: float | None) -> Iterator[Row]:
    clock = statistics.median(run.seconds for run in runs)
    processor = statistics.median(run.processor for run in runs)
    yield Row(3, what, clock, clock / AGAIN, limit)
    yield Row(3, f"{what}, processor", processor, processor / AGAIN, None)


def _one_changed(folder: Path, cache: Path, number: int) -> Watched:
    files = sorted(folder.glob("part-*/*.pol"))
    file = files[len(files) * number // TIMES]
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# changed {number}\n{text}", encoding="utf-8")
    return _checked(folder, cache)


def _checked(folder: Path, cache: Path) -> Watched:
    command = [str(Path(sys.executable).with_name("polc")), "check", ".", "--as-of", "2026-11-22"]
    return watched(command, folder, POLC_CACHE_DIR=str(cache))
