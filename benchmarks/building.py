"""Target 4: building. The two real policies by processor time, beyond an empty Python process; two hundred by the clock.

The two hundred are made by a seed, in English, in French or in both; those in both have a page with both side by side.
They are built anew by two processes and by one, then again with one of them changed, then with nothing changed; beside
each time by the clock stands that of the processors, of all processes together.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.estate import write_estate
from benchmarks.measure import Row, process
from benchmarks.sample import ROOT
from benchmarks.watched import Watched, watched

COUNT, SEED = 200, 7
TWO = 0.5
"""Seconds for two policies in two languages."""
ALL = 6.0
"""Seconds for the two hundred."""
TIMES = 5
POLC = str(Path(sys.executable).with_name("polc"))
DAY = ("--as-of", "2026-11-22")


def rows() -> Iterator[Row]:
    """A row for each figure of the target; the ratio is that of what is measured to what it may be."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(ROOT / "policies", folder / "policies")
        yield _two(folder)
        write_estate(COUNT, SEED, folder / "estate")
        for jobs, limit in (("2", 1.0), ("1", None)):
            runs = [_built(folder, "--no-cache", "--jobs", jobs) for _ in range(TIMES)]
            pages = len(list((folder / "site").rglob("index.html")))
            yield from _told(f"{COUNT} anew, {pages} pages, {jobs} processes", runs, limit)
        _built(folder)
        yield from _told(f"{COUNT} policies, one changed", [_one_changed(folder, n) for n in range(TIMES)], None)
        yield from _told(f"{COUNT} policies, none changed", [_built(folder) for _ in range(TIMES)], None)


def _told(what: str, runs: list[Watched], limit: float | None) -> Iterator[Row]:
    clock = statistics.median(run.seconds for run in runs)
    processor = statistics.median(run.processor for run in runs)
    yield Row(4, what, clock, clock / ALL, limit)
    yield Row(4, f"{what}, processor", processor, processor / ALL, None)


def _two(folder: Path) -> Row:
    """The two policies; each run in turn with the empty process that is taken from it."""
    ours = process([POLC, "build", "policies", "--out", "two", "--no-cache", *DAY], folder)
    empty = process([sys.executable, "-c", "pass"], folder)
    ours(), empty()
    seconds = statistics.median(ours() - empty() for _ in range(3 * TIMES))
    return Row(4, "2 policies anew, beyond an empty process", seconds, seconds / TWO, 1.0)


def _one_changed(folder: Path, number: int) -> Watched:
    files = sorted((folder / "estate").glob("part-*/*.pol"))
    file = files[len(files) * number // TIMES]
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# changed {number}\n{text}", encoding="utf-8")
    return _built(folder)


def _built(folder: Path, *options: str) -> Watched:
    """What a build takes. Raises RuntimeError where it fails."""
    command = [POLC, "build", "estate", "--out", "site", *DAY, *options]
    return watched(command, folder, POLC_CACHE_DIR=str(folder / "cache"))
