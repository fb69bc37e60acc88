"""Titles within a sentence: article, possessive, elision, plural, and the form of a list where none can be told."""

from __future__ import annotations

import pytest

from polc.document.inline import inline
from polc.export.declaration_text import words_at
from polc.notice.notice import notice_of
from polc.notice.noun_phrases import definite, indefinite, may_be_name, possessive
from tests.publish.pages import parsed, policy_of

FRENCH = [
    ("candidature", "la candidature", "votre candidature"),
    ("coordonnées", "les coordonnées", "vos coordonnées"),
    ("identité", "l’identité", "votre identité"),
    ("historique des achats", "l’historique des achats", "votre historique des achats"),
    ("héros du jeu", "les héros du jeu", "vos héros du jeu"),
    ("hébergeur", "l’hébergeur", "votre hébergeur"),
    ("handicap", "le handicap", "votre handicap"),
    ("avis", "les avis", "vos avis"),
    ("numéro de téléphone", "le numéro de téléphone", "votre numéro de téléphone"),
    ("Adresse électronique", "l’adresse électronique", "votre adresse électronique"),
    ("données de carte et de paiement", "les données de carte et de paiement", "vos données de carte et de paiement"),
    ("notre expert-comptable", "notre expert-comptable", "notre expert-comptable"),
    ("un formulaire", "le formulaire", "un formulaire"),
    ("OVH SAS", "OVH SAS", "OVH SAS"),
]


@pytest.mark.parametrize(("title", "articled", "own"), FRENCH)
def test_french_title_takes_article_and_possessive(title: str, articled: str, own: str) -> None:
    words = definite(inline(title), "fr"), possessive(inline(title), "fr")

    assert [form.plain if form else None for form in words] == [articled, own]


@pytest.mark.parametrize("title", ["identité et coordonnées", "nom ou raison sociale"])
def test_two_nouns_of_the_singular_take_no_article(title: str) -> None:
    assert definite(inline(title), "fr") is None
    assert possessive(inline(title), "fr") is None


def test_noun_of_unknown_gender_takes_no_article() -> None:
    assert definite(inline("zyxwc"), "fr") is None


@pytest.mark.parametrize(
    ("lang", "title", "articled"),
    [("en", "order", "the order"), ("en", "your account", "your account"), ("es", "dirección", "la dirección"),
     ("es", "datos de pago", "los datos de pago")],
)  # fmt: skip
def test_other_languages_take_their_articles(lang: str, title: str, articled: str) -> None:
    words = definite(inline(title), lang)

    assert words is not None
    assert words.plain == articled


def test_indefinite_article_follows_gender() -> None:
    found = [indefinite(inline(title), lang) for title, lang in (("société", "fr"), ("association", "en"))]

    assert [form.plain if form else None for form in found] == ["une société", "an association"]


@pytest.mark.parametrize(
    ("title", "name"), [("Stripe", True), ("Hosting provider", False), ("nos prestataires", False)]
)
def test_title_in_capitals_may_be_a_name(title: str, *, name: bool) -> None:
    assert may_be_name(inline(title), "en") is name


def test_titles_with_articles_keep_their_links_in_a_list() -> None:
    text = """policy p { title "P" }
subject a { title "the customers" }
subject b { title "the readers" }
data x { title "the orders" from person }
purpose u { title "Use" kind statistics subjects a, b data x }
"""
    said = words_at(notice_of(policy_of(parsed(text)), "en"), "purpose-u")

    assert any("the customers and readers" in line for line in said), said
    assert not any("Inline" in line or "anchor" in line for line in said)
