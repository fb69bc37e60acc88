"""The share of a page's words that comes from facts."""

from __future__ import annotations

import pytest

from tests.publish.pages import page_of
from tests.publish.share import Share, share

POLICY = 'policy p { title "P" note "- one two three" } section s { title "Four" text "five six" }'


def test_words_are_counted_by_origin() -> None:
    found = share('<p>a b <em data-from="note">c<br>d</em> e</p><div data-from="section"><p>f</p></div>')
    assert found == Share(model=3, note=2, section=1)
    assert found.modelled == pytest.approx(0.5)


def test_free_text_of_a_policy_is_told_apart() -> None:
    with_text, without = share(page_of(POLICY).body), share(page_of('policy p { title "P" }').body)
    assert (with_text.note, with_text.section) == (3, 3)
    assert (without.note, without.section) == (0, 0)


def test_an_empty_page_has_no_free_text() -> None:
    assert share("").modelled == 1.0
