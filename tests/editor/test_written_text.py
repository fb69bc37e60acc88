"""Places of an editor and places of what polc reads: lines of any end, letters of any form, units of UTF-16."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from polc.editor.written_text import Point, Range, WrittenText
from polc.project.decoding import decoded

LETTERS = ("a", "é", "e\u0301", "o\u0302\u0323", "😀", "\r\n", "\n", "\r", " ", "œ", "가", "\u1100\u1161")
PIECES = st.lists(st.sampled_from(LETTERS))


@given(PIECES, st.booleans())
def test_read_text_is_what_a_file_decodes_to(pieces: list[str], mark: bool) -> None:
    written = ("\ufeff" if mark else "") + "".join(pieces)

    assert WrittenText(written).read == decoded(written.encode())[0]


@given(PIECES)
def test_every_offset_leads_to_a_point_and_back(pieces: list[str]) -> None:
    text = WrittenText("".join(pieces))

    for offset in range(len(text.read) + 1):
        assert text.offset(text.point(offset)) == offset


def test_point_counts_units_of_utf_16() -> None:
    text = WrittenText('title "😀 é" x')

    assert text.point(text.read.index("x")) == Point(0, 13)
    assert text.offset(Point(0, 13)) == text.read.index("x")


def test_point_counts_both_characters_of_a_decomposed_letter() -> None:
    written = unicodedata.normalize("NFD", "é x")
    text = WrittenText(written)

    assert text.read == "é x"
    assert text.point(2) == Point(0, 3)


def test_byte_order_mark_takes_a_unit_of_the_first_line() -> None:
    text = WrittenText("\ufeffpolicy p {\n}")

    assert text.read.startswith("policy")
    assert text.point(0) == Point(0, 1)
    assert text.offset(Point(0, 1)) == 0


def test_replacement_keeps_the_line_ends_of_the_rest() -> None:
    text = WrittenText("a\r\nb\r\nc").replaced(Range(Point(1, 0), Point(1, 1)), "x")

    assert text.written == "a\r\nx\r\nc"


def test_points_outside_the_text_are_the_nearest_inside() -> None:
    text = WrittenText("ab\ncd")

    assert text.offset(Point(0, 99)) == 2
    assert text.offset(Point(99, 0)) == 5
    assert text.replaced(Range(Point(9, 0), Point(9, 9)), "!").written == "ab\ncd!"
