"""Few kilobytes that lead to themselves in more ways than can be walked: each is judged, and a page made of it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.growth import shapes

from tests.running import polc

LEVELS = 40
"""Each doubles the ways to the last one."""
SECONDS = 120
"""After which a command never ends, on any computer."""
DIAMONDS = [case for case in shapes.cases() if case.name.startswith("shape diamond")]


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """Ends a test that does not end by itself."""

    def fails(*_: object) -> None:
        pytest.fail("does not end")

    before = signal.signal(signal.SIGALRM, fails)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("case", DIAMONDS, ids=lambda case: case.name)
def test_check_and_render_of_a_diamond_end(case: shapes.Case, here: Path) -> None:
    (here / "a.pol").write_text(case.text(LEVELS), encoding="utf-8")
    assert polc("check", "--as-of", "2026-11-22", "a.pol") in (0, 1)
    assert polc("render", "--draft", "--as-of", "2026-11-22", "a.pol", "--format", "text") in (0, 1)
