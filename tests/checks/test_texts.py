"""What rules read in a text: figures, sentences, hedges; and texts that a library lends."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.checks.engine.analysis import analyse
from polc.core.sources import Source
from polc.model.texts.hedges import hedges
from polc.model.texts.quantities import quantities_in
from polc.model.texts.sentences import measures, sentences, syllables
from polc.model.texts.unmatched_quantities import unmatched
from polc.reference.rules import rule_page, slugs
from polc.syntax.parse import parse
from tests.overlay import DAY, analysed, laid_over

OK = Path(__file__).parents[1] / "ok"

SAME = [
    ("We keep data for three years", "Nous gardons les données 3 ans"),
    ("within 24 hours", "sous un jour"),
    ("twelve months", "un an"),
    ("August 11, 2026", "le 11 août 2026"),
    ("2026-08-01", "le 1er août 2026"),
    ("Article 6(1)(f) of Regulation (EU) 2016/679", "article 6, paragraphe 1, point f), du règlement (UE) 2016/679"),
    ("Act No 78-17 of 6 January 1978", "la loi n° 78-17 du 6 janvier 1978"),
    ("1,000 customers and 2.5 km", "1 000 clients et 2,5 km"),
    ("children under fifteen", "enfants de moins de quinze ans"),
    ("from 10 a.m. to 1:30 p.m.", "de 10 h à 13 h 30"),
    ("from 9:00 to 17:00", "de 9 h à 17 h"),
    ("Article 5 may apply", "l’article 5 peut s’appliquer"),
    ("see https://www.cnil.fr/en/complaints", "voir https://www.cnil.fr/fr/plaintes"),
    ("both partners, once a year", "les deux partenaires, une fois par an"),
    ("between 2024–2026", "entre 2024 et 2026"),
    ("+33 4 00 00 00 01", "04 00 00 00 01"),
]
DIFFERENT = [
    ("30 days", "un mois"),
    ("six months", "six semaines"),
    ("12 August 2026", "11 août 2026"),
    ("Article 17", "article 18"),
    ("write to a@shop.example.org", "écrivez à b@boutique.example.org"),
    ("three partners", "quatre partenaires"),
    ("two years", "deux ans et trois mois"),
]


def differ(english: str, french: str) -> bool:
    mine, theirs = quantities_in(english, "en"), quantities_in(french, "fr")
    return any(unmatched(mine, theirs))


@pytest.mark.parametrize(("english", "french"), SAME)
def test_figures_that_mean_the_same(english: str, french: str) -> None:
    assert not differ(english, french)


@pytest.mark.parametrize(("english", "french"), DIFFERENT)
def test_figures_that_differ(english: str, french: str) -> None:
    assert differ(english, french)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We may, in some cases, transfer your data."),
        ("en", "Your data are generally stored in France."),
        ("en", "Our partners may also receive your address."),
        ("fr", "Vos données sont susceptibles d’être transmises."),
        ("fr", "Nous sommes amenés à partager vos données."),
        ("fr", "Nos partenaires peuvent également recevoir votre adresse."),
    ],
)
def test_a_hedge_on_the_use_of_data(lang: str, text: str) -> None:
    assert list(hedges(text, lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "You may withdraw your consent."),
        ("en", "No third parties may access your data."),
        ("en", "We may not use your data."),
        ("en", "Choose whether we may contact you."),
        ("en", "The law says that we may keep invoices."),
        ("en", "They wrote “we may share your data”."),
        ("fr", "Vous pouvez retirer votre consentement."),
        ("fr", "Les pouvoirs publics nous contrôlent."),
        ("fr", "Vos données ne peuvent être utilisées que si vous l’acceptez."),
        ("fr", "Nous ne pouvons pas utiliser vos données."),
        ("fr", "Nos clients peuvent utiliser leur compte."),
    ],
)
def test_no_hedge(lang: str, text: str) -> None:
    assert not list(hedges(text, lang))


def test_sentences_items_headings_and_abbreviations() -> None:
    text = "# Head\n\nSee e.g. Article 6. Go to https://a.example.org/x.y now!\n\n- one item\n- {right access} here"
    assert [" ".join(s.words) for s in sentences(text, "en")] == [
        "See e g Article",
        "Go to now",
        "one item",
        "x here",
    ]


@pytest.mark.parametrize(
    ("lang", "word", "count"),
    [("en", "made", 1), ("en", "purposes", 3), ("en", "organisation", 5), ("fr", "données", 2), ("fr", "vie", 1)],
)
def test_syllables(lang: str, word: str, count: int) -> None:
    assert syllables(word, lang) == count


def test_long_words_are_harder_than_short_ones() -> None:
    easy = measures(sentences("We keep your name. We need it.", "en"), "en")
    hard = measures(sentences("Identification information undergoes administration.", "en"), "en")
    assert easy is not None
    assert hard is not None
    assert easy.ease > hard.ease
    assert easy.lix < hard.lix


def test_a_language_without_texts_is_told_once() -> None:
    text = laid_over("").replace("languages en, fr", "languages en, fr, de")
    found = [f for f in analysed(text).findings if f.rule == "translation/missing"]
    assert [f.variant for f in found] == ["all"]
    assert found[0].facts["language"] == "de"


def test_texts_of_a_library_are_told_at_languages_of_the_policy() -> None:
    library, _ = parse(Source("shared/france.pol", (OK / "shared" / "france.pol").read_text(encoding="utf-8")))
    text = (OK / "association.pol").read_text(encoding="utf-8").replace("languages en, fr", "languages en, fr, de")
    file, mistakes = parse(Source("association.pol", text))
    found = [f for f in analyse(file, (library,), mistakes, DAY).findings if f.rule == "translation/missing"]
    assert [(f.variant, f.span.path) for f in found] == [("all", "association.pol"), ("used", "association.pol")]
    assert {r.span.path for r in found[1].related} == {"shared/france.pol"}


def test_pages_say_which_rules_read_texts() -> None:
    ours = {s for s in slugs() if s.startswith(("clarity/", "translation/"))}
    model = {
        "clarity/authority-address",
        "clarity/contract-clauses",
        "clarity/undefined-term",
        "translation/missing",
        "translation/authority-clause",
    }
    assert {s for s in ours if rule_page(s).meta.get("reads") == "texts"} == ours - model


@pytest.mark.parametrize(
    ("stated", "told", "agrees"),
    [
        ("keep 2 years after contract-end", "for 2 years", True),
        ("keep 2 years after contract-end", "for 24 months", True),
        ("keep 2 years after contract-end", "for 3 years", False),
        ("keep 2 years after contract-end", "for up to 3 years", True),
        ("keep 2 years after contract-end", "for 1 year", False),
        ("keep at most 2 years after contract-end", "for 1 year", True),
        ("keep 2 years after contract-end, then archived 3 years after contract-end", "for 5 years", True),
        ("keep 2 years after contract-end except data email { keep 5 days after contract-end }", "for 5 days", True),
        ("keep 2 years after contract-end except data email { keep 5 days after contract-end }", "for 9 days", False),
    ],
)
def test_a_period_in_a_text_agrees_with_some_that_is_stated(stated: str, told: str, agrees: bool) -> None:
    text = f'retention r {{ covers purposes newsletter {stated} because en "Data are kept {told}." fr "Ainsi." }}'
    found = {f.rule for f in analysed(laid_over(text)).findings}
    assert ("clarity/period-in-text" not in found) == agrees
