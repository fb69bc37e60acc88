"""Writes `dsl/readers.toml`: python -m tests.readers"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from polc.checks.engine.registry import rules
from tests.readers.deriving import Reads, all_lines, counted, reads, reads_everywhere

FILE = Path(__file__).parents[2] / "dsl" / "readers.toml"
HEAD = """# Which rules read which statements, terms and flags of the language: `polc rules --readers` prints it.
# Written by `python -m tests.readers`, which takes each away from examples and looks at what every rule then finds.
"""
KINDS = ("statements", "terms", "flags")


def main() -> None:
    """Derive the matrix anew and write it."""
    shown = reads_everywhere()
    found = {slug: (shown[slug], reads(slug)) for slug in rules() if counted(slug)}
    FILE.write_text(HEAD + "".join(_tables(all_lines(), found)), encoding="utf-8")


def _tables(lines: Reads, found: dict[str, tuple[Reads, ...]]) -> Iterator[str]:
    for kind in KINDS:
        yield f"\n[{kind}]\n"
        for line in sorted(getattr(lines, kind)):
            slugs = [slug for slug, some in found.items() if any(line in getattr(r, kind) for r in some)]
            listed = ", ".join(f'"{slug}"' for slug in slugs)
            yield f'"{line}" = [{listed}]\n'


if __name__ == "__main__":
    main()
