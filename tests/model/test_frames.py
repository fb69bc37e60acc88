"""What sentences say by the concepts that stand together in them, in whatever order."""

from __future__ import annotations

import pytest

from polc.model.texts.frames import framed
from polc.reference.lexicon import languages, lexicon
from polc.reference.package import read_toml

FRAMES = read_toml("lexicon", "frames.toml")
NAMED = {
    concept
    for kind in FRAMES.values()
    for frame in kind
    for concept in (
        *(name for part in frame["says"] for name in part.split("|")), *frame.get("about", ()), *frame.get("unless", ())
    )
}  # fmt: skip


@pytest.mark.parametrize("lang", languages("concepts"))
def test_every_concept_is_named_in_every_language_and_by_a_frame(lang: str) -> None:
    assert set(lexicon("concepts", lang)) == NAMED | {"denial"}


SAID = [
    ("request-fee", "en", "Twenty euros are due for each access request."),
    ("request-fee", "en", "For each access request, we ask you to pay twenty euros."),
    ("request-fee", "fr", "Vingt euros sont à payer pour toute demande d’accès."),
    ("request-proof", "en", "Without a passport, your request is left unanswered."),
    ("request-proof", "fr", "Faute de passeport, votre demande est classée sans suite."),
    ("request-later", "en", "We answer access requests within 90 days."),
    ("duty-changes", "fr", "Sans vous avertir, nous pouvons modifier cette politique."),
    ("kept-inside", "en", "Not one of your data leaves the European Union."),
    ("kept-inside", "fr", "Rien de vos données ne quitte l’Union européenne."),
    ("person-not", "fr", "Un code remplace chaque nom de nos listes : elles sont donc anonymes."),
]
NOT_SAID = [
    ("request-fee", "en", "No access request is ever charged."),
    ("request-fee", "fr", "Aucune demande d’accès n’est facturée."),
    ("request-fee", "en", "Access requests are answered; parcels cost twenty euros."),
    ("request-proof", "en", "Where we doubt who you are, your request is left aside without a passport."),
    ("request-later", "en", "We answer access requests within 30 days."),
    ("request-later", "fr", "Nous répondons aux demandes d’accès en trois mois si elles sont complexes."),
    ("duty-changes", "en", "We never change this policy without notice."),
    ("kept-inside", "fr", "Vos données ne quittent pas l’Union européenne sans garanties."),
    ("person-not", "en", "A code replaces each name, and our lists are not anonymous."),
    ("request-fee", "xx", "Twenty euros are due for each access request."),
    ("no-such-kind", "en", "Twenty euros are due for each access request."),
]


@pytest.mark.parametrize(("kind", "lang", "text"), SAID)
def test_a_kind_is_seen_in_any_order_of_its_concepts(kind: str, lang: str, text: str) -> None:
    place = framed(text, lang, kind)
    assert place
    assert 0 <= place[0] < place[1] <= len(text)


@pytest.mark.parametrize(("kind", "lang", "text"), NOT_SAID)
def test_what_is_denied_or_lawful_is_not_seen(kind: str, lang: str, text: str) -> None:
    assert framed(text, lang, kind) is None


def test_a_denial_that_is_only_a_limit_denies_nothing() -> None:
    assert framed("Chaque client ne figure que sous un code, notre fichier est anonyme.", "fr", "person-not")
