"""A language of pages is a phrase file and a column: its words are all there, and no page borrows those of another."""

from __future__ import annotations

import html
import re
from itertools import product

import pytest

from polc.export.html import render
from polc.notice.phrasebook import languages
from polc.reference.law import authorities, norm, norm_ids
from polc.reference.package import read_toml
from polc.reference.phrases import LANGUAGES
from polc.reference.vocabulary import classes, vocabulary
from polc.site.page_context import theme_words
from tests.publish.pages import ROOT, page_of, policy_of, read
from tests.publish.test_phrasebook import phrases

OF_THE_MANUAL = "manual"
SPOKEN = ("article", "we")


@pytest.mark.parametrize(("lang", "class_"), list(product(languages(), classes())))
def test_every_term_has_a_name_in_each_language(lang: str, class_: str) -> None:
    entries = vocabulary(class_).entries.values()
    assert entries
    assert [e.id for e in entries if not e.names.get(lang, "").strip()] == []


@pytest.mark.parametrize(("lang", "class_"), list(product(languages(), classes())))
def test_every_term_has_its_forms_in_each_language(lang: str, class_: str) -> None:
    entries = vocabulary(class_).entries.values()
    forms = [(e, form) for e in entries for form in SPOKEN if f"en-{form}" in e.fields]
    lacking = [f"{e.id}: {lang}-{form}" for e, form in forms if f"{lang}-{form}" not in e.fields]
    assert lacking == []


@pytest.mark.parametrize("lang", languages())
def test_every_norm_and_authority_has_a_name_in_each_language(lang: str) -> None:
    norms = {id_: found.fields for id_ in norm_ids() if (found := norm(id_))}
    needed = {id_: [lang, f"label-{lang}"] + [f"article-{lang}"] * ("article-en" in norms[id_]) for id_ in norms}
    assert [(id_, key) for id_, keys in needed.items() for key in keys if key not in norms[id_]] == []
    assert [a.id for a in authorities().values() if lang not in a.names] == []
    assert [part for part, texts in read_toml("law", "citations.toml").items() if lang not in texts] == []


@pytest.mark.parametrize("lang", languages())
def test_the_theme_has_words_in_each_language(lang: str) -> None:
    book = read_toml("phrases", "site.toml") | read_toml("phrases", "downloads.toml")
    assert [k for k, texts in book.items() if not k.startswith(OF_THE_MANUAL) and lang not in texts] == []
    assert set(theme_words(lang)) == set(theme_words("en"))
    if lang != "en":
        assert theme_words(lang) != theme_words("en")


def test_there_is_a_language_that_the_tool_does_not_speak() -> None:
    assert {"es"} <= set(languages()) - set(LANGUAGES)


def test_a_page_in_a_third_language_has_no_words_of_another() -> None:
    page = render(policy_of(*read(ROOT / "tests/ok/libreria.pol")), "es")
    words = flat(page.body)
    foreign = strangers("en", "es") | strangers("fr", "es")
    assert len(foreign) > 1500
    assert [f for f in foreign if f" {f} " in f" {words} "] == []
    assert re.findall(r'lang="(\w+)"', page.body) in ([], ["es"])


def test_words_of_another_language_would_be_noticed() -> None:
    words = flat(render(policy_of(*read(ROOT / "tests/ok/libreria.pol")), "en").body)
    assert any(f" {f} " in f" {words} " for f in strangers("en", "es"))


def strangers(lang: str, than: str) -> set[str]:
    """Names and sentences of one language, of two words at least, that another does not have."""
    own, other = ({flat(t) for t in _texts(page_language)} for page_language in (lang, than))
    return {t for t in own - other if " " in t and not any(t in o for o in other)}


def _texts(lang: str) -> list[str]:
    said = [t for v in phrases(lang).values() for t in (v.values() if isinstance(v, dict) else [str(v)])]
    named = [e.names[lang] for class_ in classes() for e in vocabulary(class_).entries.values()]
    cited = [found.label(lang) for id_ in norm_ids() if (found := norm(id_))]
    return [*(t for t in said if "{" not in t), *named, *cited, *(a.names[lang] for a in authorities().values())]


def flat(text: str) -> str:
    """Words in small letters, with one space between them; tags and signs left out."""
    return " ".join(re.findall(r"\w+", html.unescape(re.sub(r"<[^>]+>", " ", text)).lower()))


PERIODS = [
    ("2 years after last-contact", "2 años después del último contacto"),
    ("until objection", "Hasta la oposición"),
    ("at most 1 month", "Como máximo 1 mes"),
    ("1 day if consent", "1 día, a reserva del consentimiento"),
    (
        "during contract, then archived 3 years after contract-end, then delete",
        "Durante el contrato, después en archivo hasta 3 años después de la extinción del contrato",
    ),
]


@pytest.mark.parametrize(("keep", "expected"), PERIODS)
def test_periods_in_spanish(keep: str, expected: str) -> None:
    assert f" {expected} " in _plain(f'retention r {{ title "R" keep {keep} }}')


LISTS = [
    ("email, photo", "dirección de correo electrónico y fotografía"),
    ("email, interests", "dirección de correo electrónico e intereses"),
    ("email, age, interests", "dirección de correo electrónico, edad e intereses"),
    ("email, image-and-voice", "dirección de correo electrónico, así como imagen y voz"),
]


@pytest.mark.parametrize(("listing", "expected"), LISTS)
def test_lists_in_spanish(listing: str, expected: str) -> None:
    assert f" ({expected})" in _plain(f"data d {{ includes {listing} }}")


def test_dates_and_articles_in_spanish() -> None:
    words = _plain('policy p { title "P" languages es effective 2026-03-01 } purpose a { title "A" basis contract }')
    assert "En vigor desde el 1 de marzo de 2026" in words
    assert "La base jurídica es la ejecución de un contrato ( RGPD, art. 6, apdo. 1, letra b )." in words


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page_of(text, "es").body)))


def test_an_article_goes_with_one_noun_alone() -> None:
    text = (ROOT / "dsl" / "skeleton.pol").read_text(encoding="utf-8")
    assert "audience website-user, consumer" in text
    several = page_of(text, "fr").body
    assert "Elle s’adresse aux utilisateurs du site et aux consommateurs." in html.unescape(several)
    page_for_consumers = page_of(text.replace("audience website-user, consumer", "audience consumer"), "fr").body
    assert "Elle s’adresse aux consommateurs." in html.unescape(page_for_consumers)
