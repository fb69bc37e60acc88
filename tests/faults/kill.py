"""Kills `polc` at random moments, and looks at what is left and at what the next run makes of it.

    python -m tests.faults.kill --times 200 --seed 1

Half of the moments lie anywhere in a run, half after it has begun to write. Prints a line for each command; exit
status 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.subjects import DOCS, SUBJECTS, is_whole, state, strays, without
from tests.faults.trials import CACHE, ENVIRONMENT, Stage, stage

ROOT = Path(__file__).parents[2]
POLC = [sys.executable, "-c", "from polc.cli.main import main; main()"]
POLL = 0.001
"""Seconds between two looks at whether a run has begun to write."""
LONG_AGO = 2 * 24 * 3600
"""Seconds by which what was left is made older before the next run, which removes what is older than a day."""


@dataclass(frozen=True)
class Ended:
    """How a run ended that was to be killed: what was left, and what is wrong; empty where nothing is."""

    left: str
    wrong: str


def killed(at: Stage, start: Callable[[Path, dict[str, str]], object]) -> Ended:
    """Lets `start` run a command in a fresh copy of its folder and kill it; then runs the command again, to its end."""
    with tempfile.TemporaryDirectory(dir=at.folder.parent) as other:
        copy = shutil.copytree(at.folder, Path(other) / "copy")
        Path(other, "tmp").mkdir()
        environment = {
            **os.environ,
            **ENVIRONMENT,
            "TMPDIR": str(Path(other, "tmp")),
            CACHE: str(Path(other, "cache")),
            "PYTHONPATH": str(ROOT),
        }
        start(copy, environment)
        return _judged(at, copy, environment)


def _judged(at: Stage, copy: Path, environment: dict[str, str]) -> Ended:
    found = state(copy)
    loose = strays(found)
    kept = without(found, loose)
    if not is_whole(kept, at.before, at.after, several=at.subject.several):
        return Ended("half", "neither what was there before nor what was to be there")
    done_already = _files(kept) == _files(at.after)
    left = ("the new state" if done_already else "the old state") + (" and a stray" if loose else "")
    for path in loose:
        os.utime(copy / path, (time.time() - LONG_AGO,) * 2, follow_symlinks=False)
    again = subprocess.run(
        [*POLC, *at.subject.arguments], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    if not done_already:
        if again.returncode != 0:
            return Ended(left, f"the next run ended with {again.returncode}: {again.stderr}")
        if state(copy) != at.after:
            return Ended(left, "the next run made something else, or left what it should have removed")
    elif again.returncode not in (0, 2) or _files(without(state(copy), strays(state(copy)))) != _files(at.after):
        return Ended(left, f"the next run spoilt what was done: {again.stderr}")
    return Ended(left, "")


def _files(found: dict[str, tuple[int, bytes | None]]) -> dict[str, bytes]:
    return {path: content for path, (_, content) in found.items() if content is not None}


def at_moment(at: Stage, fraction: float, *, writing: bool, length: float) -> Ended:
    """Kills a run after a fraction of its usual length in seconds; with `writing`, counted from its first change."""

    def start(copy: Path, environment: dict[str, str]) -> None:
        with subprocess.Popen(
            [*POLC, *at.subject.arguments],
            cwd=copy,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            if writing:
                names = _names(copy)
                while process.poll() is None and _names(copy) == names:
                    time.sleep(POLL)
            time.sleep(fraction * length)
            process.kill()

    return killed(at, start)


def _names(folder: Path) -> set[str]:
    return {os.path.join(place, name) for place, folders, files in os.walk(folder) for name in (*folders, *files)}  # noqa: PTH118


def _length(at: Stage) -> tuple[float, float]:
    """Seconds that a run takes, and those from its first change."""
    with tempfile.TemporaryDirectory(dir=at.folder.parent) as other:
        copy = shutil.copytree(at.folder, Path(other) / "copy")
        names, began, first = _names(copy), time.monotonic(), 0.0
        with subprocess.Popen(
            [*POLC, *at.subject.arguments],
            cwd=copy,
            env={**os.environ, **ENVIRONMENT, CACHE: f"{other}/cache"},
            stdout=subprocess.DEVNULL,
        ) as process:
            while process.poll() is None:
                if not first and _names(copy) != names:
                    first = time.monotonic()
                time.sleep(POLL)
        end = time.monotonic()
        return end - began, end - (first or end)


def main() -> int:
    """The campaign; its exit status."""
    reader = argparse.ArgumentParser(prog="python -m tests.faults.kill")
    reader.add_argument("--times", type=int, default=200)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    chance, failures = random.Random(asked.seed), 0  # noqa: S311
    with tempfile.TemporaryDirectory() as place:
        for number, subject in enumerate(every := (*SUBJECTS, DOCS)):
            at = stage(subject, Path(place, str(number)))
            whole, writing = _length(at)
            tally: Counter[str] = Counter()
            for turn in range(asked.times // len(every) + (number < asked.times % len(every))):
                late = turn % 2 == 1
                ended = at_moment(at, chance.random(), writing=late, length=writing if late else whole)
                tally[ended.left] += 1
                if ended.wrong:
                    failures += 1
                    sys.stdout.write(f"{subject.name}: {ended.left}: {ended.wrong}\n")
            told = ", ".join(f"{left} {n}" for left, n in sorted(tally.items()))
            sys.stdout.write(f"{subject.name}: {told}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{asked.times} runs killed, {failures} of them with something wrong after\n")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
