"""Target 4: building. The two real policies by processor time, beyond an empty Python process; two hundred by the clock.

The two hundred are made by a seed, in English, in French or in both; those in both have a page with both side by side.
They are built anew, then again with one of them changed, then with nothing changed.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.estate import write_estate
from benchmarks.measure import Row, process
from benchmarks.sample import ROOT

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
        anew = statistics.median(_built(folder, "--no-cache") for _ in range(TIMES))
        pages = len(list((folder / "site").rglob("index.html")))
        yield Row(4, f"{COUNT} policies anew, {pages} pages", anew, anew / ALL, 1.0)
        _built(folder)
        changed = statistics.median(_one_changed(folder, number) for number in range(TIMES))
        yield Row(4, f"{COUNT} policies, one changed", changed, changed / ALL, None)
        again = statistics.median(_built(folder) for _ in range(TIMES))
        yield Row(4, f"{COUNT} policies, none changed", again, again / ALL, None)


def _two(folder: Path) -> Row:
    """The two policies; each run in turn with the empty process that is taken from it."""
    ours = process([POLC, "build", "policies", "--out", "two", "--no-cache", *DAY], folder)
    empty = process([sys.executable, "-c", "pass"], folder)
    ours(), empty()
    seconds = statistics.median(ours() - empty() for _ in range(3 * TIMES))
    return Row(4, "2 policies anew, beyond an empty process", seconds, seconds / TWO, 1.0)


def _one_changed(folder: Path, number: int) -> float:
    files = sorted((folder / "estate").glob("part-*/*.pol"))
    file = files[len(files) * number // TIMES]
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# changed {number}\n{text}", encoding="utf-8")
    return _built(folder)


def _built(folder: Path, *options: str) -> float:
    """The seconds that a build takes. Raises where it fails."""
    command = [POLC, "build", "estate", "--out", "site", *DAY, *options]
    environment = {**os.environ, "POLC_CACHE_DIR": str(folder / "cache")}
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began
