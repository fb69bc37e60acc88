"""The campaign: policies edited by chance for so many seconds; stops at the first difference, and keeps its text.

    python -m tests.editing --seconds 60 --seed 1 [--steps 60] [--keep FILE]

Exit status: 0 nothing differed, 1 something did.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.editing.judge import walks


def main() -> int:
    """Runs the campaign and prints what it came to."""
    asked = argparse.ArgumentParser(prog="python -m tests.editing")
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--steps", type=int, default=60)
    asked.add_argument("--keep", type=Path, default=Path("build/editing.txt"))
    given = asked.parse_args()
    end = time.monotonic() + given.seconds
    tried = sound = 0
    for walk in walks(given.seed, given.steps):
        tried += walk.texts
        sound += walk.sound
        if walk.difference:
            given.keep.parent.mkdir(parents=True, exist_ok=True)
            given.keep.write_text(walk.difference, encoding="utf-8")
            sys.stdout.write(f"{walk.difference.splitlines()[0]} differs: {given.keep}\n")
            return 1
        if time.monotonic() > end:
            break
    told = f"seed {given.seed}: {tried} texts, {sound} of them without a mistake of syntax; none differed"
    sys.stdout.write(f"{told}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
