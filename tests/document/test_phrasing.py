"""How words meet: contractions and capitals act on texts, whatever nodes they stand in."""

from __future__ import annotations

import pytest

from polc.document.inline import Code, Emphasis, Inline, Language, LineBreak, Link, Place, Strong, inline, joined
from polc.document.phrasing import capitalized, compose, contractions, first_text

FRENCH = contractions((("de ", "le ", "du "), ("de ", "e", "d’e"), ("si ", "il", "s’il")))


def linked(text: str) -> Inline:
    return inline(Link("#x", inline(text)))


def test_compose_contracts_into_a_link() -> None:
    assert compose(("fin de ", linked("le contrat")), FRENCH) == inline("fin du ", Link("#x", inline("contrat")))


def test_compose_leaves_an_elided_fact_whole() -> None:
    assert compose(("fin de ", linked("eux")), FRENCH) == inline("fin d’", Link("#x", inline("eux")))


def test_compose_contracts_where_a_phrase_meets_a_fact_only() -> None:
    assert compose(("de ", "le site"), FRENCH) == inline("de le site")
    assert compose((linked("de "), inline("le site")), FRENCH) == inline(Link("#x", inline("de ")), "le site")
    assert compose(("si ", inline("il part"), " de ", inline("le site")), FRENCH).plain == "s’il part du site"


@pytest.mark.parametrize(
    "around", [Emphasis, Strong, lambda words: Language("fr", words), lambda words: Place("p", words)]
)
def test_capitalized_reaches_the_first_text_in_any_node(around: type[Emphasis]) -> None:
    assert capitalized(inline(around(linked("ein Wort")), " mehr")).plain == "Ein Wort mehr"


@pytest.mark.parametrize("kept", ["iPhone", "e.g. names", "42 days", "«a»", "GDPR"])
def test_capitalized_keeps_a_first_word_with_a_form_of_its_own(kept: str) -> None:
    assert capitalized(inline(kept)) == inline(kept)


def test_first_text_passes_over_what_has_none() -> None:
    assert first_text(inline(LineBreak.HARD, Emphasis(Inline()), Code("x"), "y")) == "x"
    assert first_text(Inline()) == ""


def test_inline_joins_neighbouring_texts() -> None:
    assert inline("a", "", inline("b", Code("c")), "d").nodes == ("ab", Code("c"), "d")
    assert joined(", ", [inline("a"), inline("b")]) == inline("a, b")
    assert not inline("", Inline())


def test_the_end_of_a_longer_word_is_not_contracted() -> None:
    language = contractions((("que ", "a", "qu’a"), ("de ", "a", "d’a")))

    assert compose(("s’applique ", inline("aux cookies")), language).plain == "s’applique aux cookies"
    assert compose(("le mode ", inline("avion")), language).plain == "le mode avion"
    assert compose(("plus que ", inline("avant")), language).plain == "plus qu’avant"
