"""Where a text and its translation say different things, and where they only say it differently."""

from __future__ import annotations

import pytest

from tests.overlay import fired

SECTION = 'section more {{ kind other   title en "More" fr "Suite"   text en "{}" fr "{}" }}'
OTHER = [
    ("Card numbers are never stored.", "Les numéros de carte sont enregistrés.", "modality-shift"),
    ("Your address is shared.", "Votre adresse n’est pas communiquée.", "modality-shift"),
    ("No data leave the country.", "Les données quittent le pays.", "modality-shift"),
    ("We call you without notice.", "Nous vous appelons avec préavis.", "modality-shift"),
    ("Data are kept if you object.", "Les données sont gardées à moins que vous ne le refusiez.", "modality-shift"),
    ("Kept for at least two years.", "Conservées deux ans au maximum.", "modality-shift"),
    ("Your photos may be made public.", "Vos photos sont rendues publiques.", "modality-shift"),
    ("The letters are printed by Presse Ouest.", "Les lettres sont imprimées par Presse Est.", "name-mismatch"),
    ("Ask for it from Dupont.", "Demandez-le auprès de Martin.", "name-mismatch"),
    ("We ask for your name, your age and your address.", "Nous demandons votre nom et votre âge.", "structure"),
    ("The figures are de-identified.", "Les chiffres sont anonymes.", "term"),
    ("The figures are anonymous.", "Les chiffres sont pseudonymisés.", "term"),
]
SAME = [
    ("Nobody else reads them.", "Nous sommes seuls à les lire."),
    ("No later than Monday.", "Lundi au plus tard."),
    ("It is not possible to say more.", "Il est impossible d’en dire plus."),
    ("Never without your consent.", "Toujours avec votre consentement."),
    ("We do not know yet if you object.", "Nous ignorons encore si vous vous y opposez."),
    ("Kept for no less than two years.", "Conservées deux ans au moins."),
    ("Parcels leave from Antwerp.", "Les colis partent d’Anvers."),
    ("Our terms and conditions and our prices apply.", "Nos conditions générales et nos prix s’appliquent."),
    (
        "Under the Act of 1978 and the Directive you may ask for access and rectification.",
        "Conformément à la loi de 1978 et à la directive, vous pouvez demander l’accès et la rectification.",
    ),
    ("Anonymous, not merely pseudonymised, figures.", "Des chiffres anonymes et non seulement pseudonymisés."),
]


@pytest.mark.parametrize(("english", "french", "rule"), OTHER)
def test_translation_that_says_something_else_is_found(english: str, french: str, rule: str) -> None:
    assert f"translation/{rule}" in fired(SECTION.format(english, french))


@pytest.mark.parametrize(("english", "french"), SAME)
def test_translation_that_says_the_same_otherwise_is_silent(english: str, french: str) -> None:
    assert not [rule for rule in fired(SECTION.format(english, french)) if rule.startswith("translation/")]
