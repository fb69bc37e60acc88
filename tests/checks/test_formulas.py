"""Texts that say nothing, and texts that say little but enough."""

from __future__ import annotations

import pytest

from polc.core.sources import Span
from polc.core.values import Passage, Text
from polc.model.policy import Policy
from polc.model.texts.formulas import (
    CONDITIONS,
    INTERESTS,
    LIMITS,
    MEASURES,
    OBJECTIONS,
    OCCASIONS,
    OTHERS,
    TIED,
    is_formula,
    only_assures,
)
from tests.overlay import analysed, laid_over

NOTHING = [
    (INTERESTS, "en", "our legitimate interests"),
    (INTERESTS, "en", "the legitimate interests pursued by the controller or by a third party"),
    (INTERESTS, "en", "operating our business"),
    (INTERESTS, "en", "legitimate business purposes"),
    (INTERESTS, "fr", "l’intérêt légitime de la société"),
    (INTERESTS, "fr", "le bon fonctionnement de notre entreprise"),
    (OTHERS, "en", "our partners"),
    (OTHERS, "en", "selected third parties and service providers"),
    (OTHERS, "fr", "nos partenaires commerciaux"),
    (OTHERS, "fr", "d’autres organismes"),
    (OTHERS, "fr", "des tiers"),
    (LIMITS, "en", "certain situations"),
    (LIMITS, "en", "subject to certain exemptions under applicable law"),
    (LIMITS, "en", "where permitted by law"),
    (LIMITS, "fr", "dans certains cas"),
    (LIMITS, "fr", "sous certaines conditions"),
    (MEASURES, "en", "all reasonable measures to protect your data"),
    (MEASURES, "fr", "les mesures de sécurité appropriées"),
    (TIED, "en", "companies with whom we have a business relationship"),
    (TIED, "fr", "les enseignes auprès desquelles vous êtes déjà connu"),
    (OCCASIONS, "en", "third parties, in connection with market analyses"),
    (OCCASIONS, "fr", "des tiers, dans le cadre d’opérations commerciales"),
    (OBJECTIONS, "en", "compelling legitimate grounds"),
    (OBJECTIONS, "fr", "des motifs sérieux et légitimes"),
    (CONDITIONS, "en", "as agreed with your adviser"),
    (CONDITIONS, "fr", "le cas échéant"),
]
ENOUGH = [
    (INTERESTS, "en", "our interest in keeping robots out"),
    (INTERESTS, "en", "running our business in Brest without theft"),
    (INTERESTS, "fr", "notre intérêt à répondre vite"),
    (OTHERS, "en", "travel companies"),
    (OTHERS, "en", "our partner schools"),
    (OTHERS, "fr", "nos partenaires bancaires"),
    (OTHERS, "fr", "prestataires de paiement"),
    (LIMITS, "en", "cases of fraud"),
    (LIMITS, "fr", "données de santé"),
    (MEASURES, "en", "locked rooms"),
    (MEASURES, "fr", "chiffrement des mesures"),
    (TIED, "en", "companies that deliver our parcels"),
    (TIED, "fr", "les écoles avec lesquelles nous travaillons"),
    (OCCASIONS, "en", "schools in connection with enrolment"),
    (OBJECTIONS, "en", "grounds relating to your particular situation"),
    (OBJECTIONS, "fr", "raisons tenant à votre situation particulière"),
    (CONDITIONS, "en", "your application is refused"),
    (CONDITIONS, "fr", "en cas de litige"),
]
ASSURING = [
    ("en", "We take all reasonable precautions to protect your personal data."),
    ("en", "Reasonable precautions are taken to prevent loss."),
    ("fr", "La mairie a mis en place les mesures appropriées pour garantir la sécurité des données."),
    ("fr", "Nous mettons en œuvre toutes les mesures techniques appropriées, notamment contre la perte."),
]
TELLING = [
    ("en", "We maintain appropriate technical safeguards, including encryption of disks."),
    ("en", "We take all necessary measures. Only our staff see the data."),
    ("fr", "Nous prenons des mesures : copies quotidiennes, accès par badge."),
    ("fr", "Nos locaux sont fermés à clé."),
]


@pytest.fixture(scope="module")
def policy() -> Policy:
    return analysed(laid_over("")).policy


def text(lang: str, words: str) -> Text:
    span = Span("a.pol", 0, len(words) + 2)
    return Text((Passage(lang, words, span, words),), span)


@pytest.mark.parametrize(("of", "lang", "words"), NOTHING)
def test_is_formula_of_words_that_say_nothing_is_true(policy: Policy, of: str, lang: str, words: str) -> None:
    assert is_formula(policy, text(lang, words), of)


@pytest.mark.parametrize(("of", "lang", "words"), ENOUGH)
def test_is_formula_of_words_that_say_enough_is_false(policy: Policy, of: str, lang: str, words: str) -> None:
    assert not is_formula(policy, text(lang, words), of)


@pytest.mark.parametrize(("lang", "words"), ASSURING)
def test_only_assures_of_sentences_that_name_no_measure_is_true(policy: Policy, lang: str, words: str) -> None:
    assert only_assures(policy, text(lang, words))


@pytest.mark.parametrize(("lang", "words"), TELLING)
def test_only_assures_of_sentences_that_name_one_is_false(policy: Policy, lang: str, words: str) -> None:
    assert not only_assures(policy, text(lang, words))
