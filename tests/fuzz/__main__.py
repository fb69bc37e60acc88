"""The campaign: inputs made by chance, for so many seconds, each judged; what fails is kept in a folder.

    python -m tests.fuzz --seconds 60 --seed 1 [--keep FOLDER] [FILE…]

The same seed gives the same inputs in the same order. Files named are judged and nothing else. Exit status: 0 nothing
failed, 1 something did.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.inputs import WAYS, an_input
from tests.fuzz.judge import faults_of


def main() -> int:
    """Runs the campaign and prints what it came to."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--way", choices=list(WAYS), help="inputs made in this way alone")
    parser.add_argument("files", type=Path, nargs="*")
    asked = parser.parse_args()
    if asked.files:
        return _judged(asked.files)
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    end = time.monotonic() + asked.seconds
    chance = random.Random(asked.seed)
    turn = size = 0
    while time.monotonic() < end:
        way, content = an_input(chance, asked.way)
        turn += 1
        size += len(content)
        tried[way] += 1
        for fault in faults_of(content, turn):
            kind = fault.strip().splitlines()[-1][:160] if fault.startswith("raises") else fault.splitlines()[0][:80]
            failed[kind] += 1
            if failed[kind] <= 3:
                asked.keep.mkdir(parents=True, exist_ok=True)
                file = asked.keep / f"{hashlib.sha256(content).hexdigest()[:12]}-{turn}.pol"
                file.write_bytes(content)
                print(f"{file} ({way}, turn {turn}): {fault}\n", flush=True)
    print(
        f"seed {asked.seed}: {turn} inputs, {size / 1e6:.1f} MB, {asked.seconds:.0f} s; {sum(failed.values())} failures"
    )
    for way, number in tried.most_common():
        print(f"  {number:7} {way}")
    return 1 if failed else 0


def _judged(files: list[Path]) -> int:
    status = 0
    for file in files:
        turn = int(file.stem.rpartition("-")[2]) if file.stem.rpartition("-")[2].isdigit() else 0
        for fault in faults_of(file.read_bytes(), turn):
            print(f"{file}: {fault}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
