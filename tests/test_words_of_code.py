"""How the code speaks: short first lines of docstrings, and names of tests that can be read in a report."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "compiler" / "polc"
MOST_OF_LINE = 80
"""Characters of the first line of a docstring."""
SHORT = ("core", "syntax", "document", "checks/engine")
"""Packages in which every first line is short: those that a reader enters first."""
LONG_ELSEWHERE = 1_720
"""First lines elsewhere that are longer, on 2026-12-01: whoever shortens some lowers it, and nobody raises it."""
MOST_OF_NAME = 60
"""Characters of the name of a test."""
TEST = re.compile(r"^\s*(?:async )?def (test_\w+)", re.MULTILINE)


def _first_lines(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield (ast.get_docstring(node) or "").partition("\n")[0]


def _long_first_lines() -> Counter[str]:
    """How many first lines are longer, by module."""
    count: Counter[str] = Counter()
    for path in PACKAGE.rglob("*.py"):
        count[path.relative_to(PACKAGE).as_posix()] += sum(len(line) > MOST_OF_LINE for line in _first_lines(path))
    return +count


def test_first_lines_of_docstrings_are_short_where_readers_enter() -> None:
    long = {module: n for module, n in _long_first_lines().items() if module.startswith(SHORT)}

    assert long == {}


def test_no_more_first_lines_of_docstrings_grow_long() -> None:
    assert _long_first_lines().total() <= LONG_ELSEWHERE


def test_names_of_tests_can_be_read_in_a_report() -> None:
    names = [name for path in (ROOT / "tests").rglob("*.py") for name in TEST.findall(path.read_text("utf-8"))]
    long = sorted(name for name in names if len(name) > MOST_OF_NAME)

    assert long == []
