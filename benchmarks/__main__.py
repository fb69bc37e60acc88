"""Prints one table: target, what is measured, median of processor time, ratio, limit, and whether the target is met.

python -m benchmarks [TARGET…]
python -m benchmarks peers [OPTION…]    (other tools beside polc: benchmarks.peers)
python -m benchmarks editor [STEP]      (a real client, and completion: benchmarks.editor)
"""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.measure import Row

MODULES = {1: "cold", 2: "parsing", 3: "estates", 4: "building", 5: "editing"}
"""The module of each target; its `rows()` measures."""


def line(row: Row) -> str:
    """A row of the table."""
    limit = "" if row.limit is None else f"{row.limit:>7.2f}  {'met' if row.met else 'not met'}"
    return f"{row.target:>6}  {row.what:<42} {row.seconds * 1000:>9.1f} ms {row.ratio:>7.2f} {limit}".rstrip()


def main() -> None:
    """Measures the targets asked for, or all; exits with 1 where one is not met."""
    if sys.argv[1:2] in (["peers"], ["editor"]):
        import_module(f"benchmarks.{sys.argv[1]}").main(sys.argv[2:])
        return
    wanted = [int(number) for number in sys.argv[1:]] or list(MODULES)
    print(f"{'target':>6}  {'what':<42} {'median':>12} {'ratio':>7} {'limit':>7}")
    rows = []
    for number in wanted:
        for row in import_module(f"benchmarks.{MODULES[number]}").rows():
            print(line(row), flush=True)
            rows.append(row)
    raise SystemExit(0 if all(row.met for row in rows) else 1)


if __name__ == "__main__":
    main()
