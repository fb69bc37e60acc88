"""Target 1: a check of one policy in a new process, cold and with a warm cache, beside an empty Python process."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, in_turn, process
from benchmarks.sample import REAL, write_sample

COLD, WARM = 9, 6
TIMES = 15


def rows() -> Iterator[Row]:
    """The 15 KB policy is the target; the real ones, three times as long, are told beside it."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        sample = write_sample(folder)
        real = [Path(shutil.copy(file, folder / "policies")) for file in REAL]
        for file in (sample, *real):
            what = f"check {file.name}, {file.stat().st_size / 1000:.0f} KB"
            yield _row([str(file), "--no-cache"], folder, f"{what}, cold", COLD if file == sample else None)
            yield _row([str(file)], folder, f"{what}, warm cache", WARM if file == sample else None)


def _row(asked: list[str], folder: Path, what: str, limit: float | None) -> Row:
    polc = str(Path(sys.executable).with_name("polc"))
    ours = process([polc, "check", *asked], folder, POLC_CACHE_DIR=str(folder / "cache"))
    seconds, ratio = in_turn(ours, process([sys.executable, "-c", "pass"], folder), TIMES)
    return Row(1, what, seconds, ratio, limit)
