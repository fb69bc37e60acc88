"""What reaches a terminal, and how wide it is."""

from __future__ import annotations

import pytest

from polc.report.terminal import clipped, columns, filled, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("é « à » 漢", "é « à » 漢"),
        ("a\tb\nc", "a\ufffdb\ufffdc"),
        ("\x1b[31m", "\ufffd[31m"),
        ("\x9b\u202e\u2028\ue000", "\ufffd" * 4),
        ("👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert printable(printable(text)) == shown


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("漢字", 4), ("\u200d", 0)])
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


def test_filled_breaks_at_spaces_only() -> None:
    text = "Vouliez-vous dire «\u00a0basis\u00a0» ou https://example.org/a-very-long-address ?"
    lines = filled(text, 24, "", "  ").split("\n")
    assert lines[:2] == ["Vouliez-vous dire", "  «\u00a0basis\u00a0» ou"]
    assert lines[2:] == ["  https://example.org/a-very-long-address", "  ?"]
    assert filled("", 10, "> ", "") == "> "
    assert filled("a  b\nc", 80, "", "") == "a b c"


def test_filled_counts_wide_characters() -> None:
    assert filled("漢漢 漢漢 漢漢", 9, "", "").split("\n") == ["漢漢 漢漢", "漢漢"]


def test_clipped() -> None:
    assert clipped("short", 10) == "short"
    assert clipped("0123456789", 10) == "0123456789"
    assert clipped("0123456789a", 10) == "012345678…"
    assert columns(clipped("漢" * 30, 10)) <= 10
