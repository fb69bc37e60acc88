"""The lines shown under a finding."""

from __future__ import annotations

from polc.core.sources import Source, Span
from polc.report.excerpt import excerpt
from polc.report.terminal import columns
from polc.report.words import place

WIDTH = 40


def shown(text: str, *words: tuple[str, str], width: int = WIDTH) -> list[str]:
    """The excerpt for words of a text: the first is at fault, the others are related, each with its label."""
    source = Source("a.pol", text)
    places = []
    for word, label in words:
        at = text.index(word)
        places.append(place(Span("a.pol", at, at + len(word)), {"a.pol": source}, label))
    lines = excerpt(source, places[0], places[1:], width)
    return [f"{'' if x.number is None else x.number}|{x.text}" for x in lines]


def test_underlines_the_words() -> None:
    assert shown("one\ntwo three\n", ("three", "")) == ["2|two three", "|    ^^^^^"]


def test_related_places_stand_in_the_order_of_the_file() -> None:
    text = "first\n\n\nsecond third\n"
    assert shown(text, ("third", "here"), ("first", "there"), ("second", "")) == [
        "1|first",
        "|----- there",
        "|⋮",
        "4|second third",
        "|------",
        "|       ^^^^^ here",
    ]


def test_no_gap_between_neighbours() -> None:
    assert shown("a\nb\n", ("a", ""), ("b", "")) == ["1|a", "|^", "2|b", "|-"]


def test_words_over_several_lines_are_underlined_on_the_first() -> None:
    assert shown("one two\nthree", ("two\nthree", "")) == ["1|one two", "|    ^^^"]


def test_a_long_line_is_cut_around_the_words() -> None:
    text = "a" * 100 + " fault " + "b" * 100
    line, mark = shown(text, ("fault", ""))
    assert line.startswith("1|…")
    assert line.endswith("…")
    assert columns(line) - 2 <= WIDTH
    assert line[mark.index("^") + 1 :].startswith("fault")


def test_line_far_beyond_what_is_read_keeps_room_for_ellipsis() -> None:
    """Marks without a width fill what is looked at, so that its words fill all the room there is."""
    line, _ = shown("fault".ljust(WIDTH, "x") + "\u0301" * 2000 + "end", ("fault", ""))
    assert line.endswith("…")
    assert columns(line) - 2 <= WIDTH


def test_words_wider_than_the_room() -> None:
    line, mark = shown("x " + "y" * 100, ("y" * 100, ""))
    assert columns(line) - 2 <= WIDTH
    assert columns(mark) - 1 <= WIDTH
    assert mark.endswith("^")


def test_wide_characters_take_two_columns() -> None:
    line, mark = shown("漢字 fault", ("fault", ""))
    assert (line, mark) == ("1|漢字 fault", "|     ^^^^^")
    _, mark = shown("漢字 x", ("漢字", ""))
    assert mark == "|^^^^"


def test_a_label_without_room_stands_below() -> None:
    label = "a label that is longer than there is room for, even below"
    _, below = shown("0123456789 fault", ("fault", label))
    marks, *rest = below.removeprefix("|").split("\n")
    assert marks == "           ^^^^^"
    assert " ".join(" ".join(rest).split()) == label
    assert all(columns(part) <= WIDTH for part in rest)


def test_characters_that_steer_the_terminal_are_marks() -> None:
    line, mark = shown("\x1b[31m\tfault", ("fault", ""))
    assert line == "1|\ufffd[31m fault"
    assert mark == "|      ^^^^^"


def test_line_without_end_shows_words_and_what_surrounds_them() -> None:
    text = "a " * 200_000 + "wrong" + " b" * 200_000
    (line, marks) = shown(text, ("wrong", ""))
    assert line.startswith("1|…")
    assert line.endswith("…")
    assert " wrong " in line
    assert columns(line) <= WIDTH + len("1|")
    assert marks.count("^") == len("wrong")


def test_words_without_end_are_underlined_as_far_as_shown() -> None:
    (line, marks) = shown("keep " + "9" * 500_000 + ' "x"' + " # a" * 200_000 + '"', ("9" * 500_000, ""))
    assert line == "1|keep " + "9" * (WIDTH - 6) + "…"
    assert marks.count("^") == WIDTH - 6
