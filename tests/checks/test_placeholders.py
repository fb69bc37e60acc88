"""What is a place left to fill in, and what only looks like one."""

from __future__ import annotations

import pytest

from polc.model.texts.placeholders import is_placeholder, placeholders

HOLES = [
    ("en", "You can write to [your address]."),
    ("en", "Last updated: [DATE]"),
    ("en", "We keep it [insert period here]."),
    ("en", "Kept for XX months."),
    ("en", "TODO: ask the DPO"),
    ("en", "To be completed."),
    ("en", "Call 01 XX XX XX XX."),
    ("en", "We are <Company Name>, of ______."),
    ("en", "Our officer is ${dpo_name}."),
    ("en", "Write to privacy@yourcompany.org."),
    ("en", "Write to [email protected]."),
    ("en", "Write to us at hello@example.com."),
    ("fr", "Écrivez à [adresse postale]."),
    ("fr", "Conservées XX ans."),
    ("fr", "[À COMPLÉTER]"),
    ("fr", "Le responsable est [raison sociale], joignable au (à préciser)."),
    ("fr", "<%= nom_societe %>"),
]
WHOLE = [
    ("en", "We act as a quotation shows: “[the company] may not [...] sell”."),
    ("en", "Write to privacy [at] shop [dot] example [dot] org."),
    ("en", "Shown as XXXX-XXXX-XXXX-1234, or as XXXX 1234."),
    ("en", "The form to be completed bears an asterisk."),
    ("en", "See [our address](https://shop.example.org/contact) and note [1]."),
    ("en", "Cookies called __utma and _ga; what is a to-do list?"),
    ("es", "TODO LO QUE HACEMOS"),
    ("fr", "Le Parlement du XIXe siècle, titre XXX du code."),
    ("fr", "Les champs à compléter sont marqués."),
    ("fr", "« [le responsable] indique son nom »"),
    ("fr", "Adresse, nom et prénom"),
]


@pytest.mark.parametrize(("lang", "text"), HOLES)
def test_placeholders_of_a_text_that_was_not_completed_are_found(lang: str, text: str) -> None:
    assert placeholders(text, lang)


@pytest.mark.parametrize(("lang", "text"), WHOLE)
def test_placeholders_of_a_text_that_is_complete_are_none(lang: str, text: str) -> None:
    assert not placeholders(text, lang)


@pytest.mark.parametrize(("name", "hole"), [("Company Name", True), ("Votre société", True), ("Lantern SAS", False)])
def test_placeholders_of_a_name_may_be_all_of_it(name: str, *, hole: bool) -> None:
    assert bool(placeholders(name, "en", is_name=True) or placeholders(name, "fr", is_name=True)) is hole


@pytest.mark.parametrize(
    ("address", "hole"),
    [("TODO@shop.fr", True), ("https://www.yourdomain.com/privacy", True), ("https://shop.example.org", False)],
)
def test_is_placeholder_knows_addresses_that_nobody_has(address: str, *, hole: bool) -> None:
    assert is_placeholder(address) is hole
