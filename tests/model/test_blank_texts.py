"""A text in which nothing can be read is a finding, wherever the language takes a text."""

from __future__ import annotations

import pytest

from tests.overlay import analysed
from tests.policies import FOLDER
from tests.safety.literals import Place, places

BLANK = "syntax/blank-text"
TEXTS = [place for place in places() if place.kind in ("STRING", "BLOCK") and place.after not in ("use", "by")]
NOTHING = ["", " ", "\u00a0\u202f", "\u200b", "\u2060\ufeff", "\u3164", "\u2800", "\u0301", "\ufffd", ".", "…", "—"]
SOMETHING = ["a", "é", "7", "三", "🙂", "€", "+", "a.", "x\u200b", "ㅋ"]


def told(content: str) -> list[tuple[str, str]]:
    """The findings about texts and hidden characters, each with the words at fault."""
    found = (f for f in analysed(content).findings if f.rule in (BLANK, "file/invisible"))
    return [(f.rule, content[f.span.start : f.span.end]) for f in found]


@pytest.mark.parametrize("place", TEXTS, ids=lambda place: f"{place.policy} {place.after} {place.start}")
def test_blank_text_is_a_finding_in_every_place_of_the_language(place: Place) -> None:
    content = (FOLDER / f"{place.policy}.pol").read_text(encoding="utf-8")
    blank = '"""\n  \n"""' if place.kind == "BLOCK" else '" "'
    assert told(content[: place.start] + blank + content[place.end :]) == [(BLANK, blank)]


@pytest.mark.parametrize("text", NOTHING, ids=ascii)
def test_a_text_without_letter_figure_or_sign_is_blank(text: str) -> None:
    assert told(f'subject client {{ title en "customers" fr "{text}" }}') == [(BLANK, f'"{text}"')]


@pytest.mark.parametrize(
    "text", ["[](https://a.example)", "&nbsp;", "&#8203;", "```\n```", "[x]: https://a.example", "***", ">"]
)
def test_a_text_of_which_markdown_shows_nothing_is_blank(text: str) -> None:
    written = f'"""\n{text}\n"""'
    assert told(f'section more {{ title "More" text {written} }}') == [(BLANK, written)]


@pytest.mark.parametrize(
    "text", ["[a](https://a.example)", "a&nbsp;", "```\na\n```", "[x][x]\n\n[x]: https://a.example", "> a"]
)
def test_a_text_of_which_markdown_shows_a_word_is_not(text: str) -> None:
    assert told(f'section more {{ title "More" text """\n{text}\n""" }}') == []


@pytest.mark.parametrize("text", SOMETHING, ids=ascii)
def test_a_letter_a_figure_or_a_sign_is_enough(text: str) -> None:
    assert BLANK not in dict(told(f'subject client {{ title en "customers" fr "{text}" }}'))


@pytest.mark.parametrize("name", ["*", "_", "."])
def test_a_cookie_may_be_called_by_a_dot_or_a_star(name: str) -> None:
    assert told(f'cookies {{ cookie "{name}" {{ lifetime 1 day }} }}') == []


def test_language_given_twice_is_told_of_conditions_and_moments() -> None:
    text = (
        'retention r { keep 1 year after en "x" en "y" if en "a" en "b" } '
        'data d { includes email only-if fr "a" fr "b" }'
    )
    twice = [text[f.span.start : f.span.end] for f in analysed(text).findings if f.rule == "syntax/language-twice"]
    assert twice == ['"y"', '"b"', '"b"']
