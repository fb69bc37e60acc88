"""Target 3: estates, by the clock, since what counts is what both processors do together.

Three estates made by a seed, the largest of ten thousand policies, are checked with all rules: cold, again with one file
changed, and again with nothing changed.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.estate import write_estate
from benchmarks.measure import Row

COUNTS = (100, 1000, 10_000)
SEED = 7
FILES_A_SECOND = 150
AGAIN = 1.5
"""Seconds for the whole estate with one file changed."""
MEMORY = 500
"""Mebibytes, of the process that has the whole estate in view."""
SLOWER = 1.25
"""How much more a file may cost among ten thousand than among a thousand; among a hundred, processes hardly start."""
TIMES = 5


def rows() -> Iterator[Row]:
    """A row for each figure of the target; the ratio is that of what is measured to what it may be."""
    each: dict[int, float] = {}
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as made:
            folder, cache = Path(made) / "estate", Path(made) / "cache"
            folder.mkdir()
            write_estate(count, SEED, folder)
            cold, memory = _checked(folder, cache)
            each[count] = cold / count
            largest = count == COUNTS[-1]
            limit = 1.0 if largest else None
            yield Row(3, f"{count} cold, {count / cold:.0f} files/s", cold, FILES_A_SECOND * cold / count, limit)
            changed = statistics.median(_one_changed(folder, cache, number) for number in range(TIMES))
            yield Row(3, f"{count}, one changed", changed, changed / AGAIN, limit)
            again = statistics.median(_checked(folder, cache)[0] for _ in range(TIMES))
            yield Row(3, f"{count}, none changed", again, again / AGAIN, None)
            yield Row(3, f"{count} cold, {memory:.0f} MiB", cold, memory / MEMORY, limit)
    yield Row(3, "a file of 10000, to one of 1000", each[10_000], each[10_000] / each[1000], SLOWER)


def _one_changed(folder: Path, cache: Path, number: int) -> float:
    files = sorted(folder.glob("part-*/*.pol"))
    file = files[len(files) * number // TIMES]
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# changed {number}\n{text}", encoding="utf-8")
    return _checked(folder, cache)[0]


def _checked(folder: Path, cache: Path) -> tuple[float, float]:
    """The seconds that a whole run takes, and the mebibytes of its first process at their most."""
    command = [str(Path(sys.executable).with_name("polc")), "check", ".", "--as-of", "2026-11-22"]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, env={**os.environ, "POLC_CACHE_DIR": str(cache)}
    ) as run:
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"polc ended with {run.returncode}")
    return time.perf_counter() - began, _mebibytes(usage)


def _mebibytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
