"""Prints how time grows with each construct: its exponent, and the times of ever longer policies.

    python -m benchmarks.growth [--tasks check,build] [--largest BYTES] [--kind texts] [NAME…]

Exit status: 0 all within the limits, 1 something grows too fast or takes too long.
"""

from __future__ import annotations

import argparse

from benchmarks.growth import grammar, mistakes, shapes, texts
from benchmarks.growth.measure import MEGABYTE, Grown, grown

KINDS = {"grammar": grammar.cases, "texts": texts.cases, "mistakes": mistakes.cases, "shapes": shapes.cases}
FIRST = 12_000
"""The bytes that the first policy adds to the base."""


def line(result: Grown) -> str:
    """A row of the table."""
    times = " ".join(f"{size // 1000}k:{seconds:.2f}" for size, seconds in result.times)
    told = " STEEP" * result.steep + " SLOW" * result.slow
    return f"{result.case:<44} {result.task:<8} {result.exponent:>5.2f}  {times}{told}"


def main() -> None:
    """Measures what is asked for, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", default="check,build,diff,redline")
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--largest", type=int, default=MEGABYTE)
    parser.add_argument("--only-wrong", action="store_true")
    parser.add_argument("names", nargs="*", help="words that the names of cases hold")
    asked = parser.parse_args()
    wrong = 0
    for kind in asked.kind or KINDS:
        for case in KINDS[kind]():
            if asked.names and not any(name in case.name for name in asked.names):
                continue
            for task in asked.tasks.split(","):
                result = grown(case, task, asked.largest, FIRST)
                bad = result.steep or result.slow
                wrong += bad
                if bad or not asked.only_wrong:
                    print(line(result), flush=True)
    raise SystemExit(wrong > 0)


if __name__ == "__main__":
    main()
