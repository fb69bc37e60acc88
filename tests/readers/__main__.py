"""Writes `dsl/readers.toml`: python -m tests.readers, some minutes; with slugs, what these rules' pages show more."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from polc.checks.engine.registry import rules
from polc.reference.readers import KINDS
from tests.readers.deriving import Reads, all_lines, counted, reads, reads_everywhere

FILE = Path(__file__).parents[2] / "dsl" / "readers.toml"
HEAD = """# Which rules read which statements, terms and flags of the language: `polc rules --readers` prints it.
# Written by `python -m tests.readers`, which takes each away from examples and looks at what every rule then finds.
"""

Matrix = dict[str, dict[str, set[str]]]
"""Kind to line to the slugs of the rules that read it."""


def main(slugs: list[str]) -> None:
    """Derive the matrix and write it: anew or, with slugs, the old one and what these rules' pages show."""
    old: dict[str, dict[str, list[str]]] = tomllib.loads(FILE.read_text(encoding="utf-8")) if slugs else {}
    lines = all_lines()
    found: Matrix = {k: {n: set(old.get(k, {}).get(n, ())) for n in getattr(lines, k)} for k in KINDS}
    whole = {} if slugs else reads_everywhere()
    for slug in filter(counted, slugs or rules()):
        _add(found, slug, [reads(slug), *([whole[slug]] if whole else [])])
    FILE.write_text(HEAD + "".join(_written(found)), encoding="utf-8")


def _add(found: Matrix, slug: str, read: Iterable[Reads]) -> None:
    for kind in KINDS:
        for line in (name for each in read for name in getattr(each, kind)):
            found[kind].get(line, set()).add(slug)


def _written(found: Matrix) -> Iterator[str]:
    for kind in KINDS:
        yield f"\n[{kind}]\n"
        for line in sorted(found[kind]):
            listed = "".join(f'  "{slug}",\n' for slug in sorted(found[kind][line]))
            yield f'"{line}" = [\n{listed}]\n' if listed else f'"{line}" = []\n'


if __name__ == "__main__":
    main(sys.argv[1:])
