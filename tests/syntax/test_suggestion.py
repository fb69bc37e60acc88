"""Did-you-mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polc.syntax.errors.suggestions import distance, nearest, parted

WORDS = ("recipients", "retention", "purpose", "promise", "basis", "or", "for", "FR", "after", "title")


@pytest.mark.parametrize(
    ("a", "b", "steps"),
    [
        ("", "", 0),
        ("title", "title", 0),
        ("titel", "title", 1),
        ("tilte", "title", 1),
        ("ttle", "title", 1),
        ("titlee", "title", 1),
        ("tatle", "title", 1),
        ("ab", "ba", 1),
        ("kitten", "sitting", 3),
    ],
)
def test_distance(a: str, b: str, steps: int) -> None:
    assert distance(a, b, 9) == distance(b, a, 9) == steps
    assert distance(a, b, steps) == steps
    if steps:
        assert distance(a, b, steps - 1) == steps


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("recipents", "recipients"),
        ("Purpose", "purpose"),
        ("PURPOSE", "purpose"),
        ("prpose", "purpose"),
        ("bassis", "basis"),
        ("fr", "FR"),
        ("ro", ""),
        ("fo", ""),
        ("xyz", ""),
        ("", ""),
        ("something", ""),
        ("x" * 61, ""),
        ("recipient" * 6 + "s", "recipient" * 6),
    ],
)
def test_nearest(written: str, meant: str) -> None:
    assert nearest(written, (*WORDS, "x" * 62, "recipient" * 6)) == meant


def test_the_same_first_letter_comes_first() -> None:
    assert nearest("mail", ["bail", "main", "sail"]) == "main"


def test_the_longest_beginning_in_common_comes_first() -> None:
    assert nearest("USA", ["UA", "US", "SA"]) == "US"
    assert nearest("phones", ["phases", "phone", "hones"]) == "phone"


def test_order_of_the_known_words_does_not_matter() -> None:
    assert nearest("cat", ["car", "can", "cap"]) == nearest("cat", ["cap", "car", "can"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("recipientsstripe", "recipients stripe"),
        ("afterlast-contact", "after last-contact"),
        ("after-last-contact", "after last-contact"),
        ("forstripe", ""),
        ("after", ""),
        ("stripe", ""),
    ],
)
def test_two_words_written_as_one(written: str, meant: str) -> None:
    assert parted(written, WORDS) == meant


@settings(max_examples=300, deadline=None)
@given(st.text("abcde", max_size=8), st.text("abcde", max_size=8), st.integers(0, 9))
def test_distance_with_a_limit_is_the_distance_up_to_it(a: str, b: str, limit: int) -> None:
    assert distance(a, b, limit) == min(distance(a, b, 99), limit + 1)
