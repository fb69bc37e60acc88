"""The words that can be written at a place: those of the grammar and the vocabulary, and no others."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from polc.core.sources import Source
from polc.editor.completion import completions
from polc.editor.cursor import expected_at
from polc.model.build import build
from polc.syntax.parse import parse
from polc.syntax.parser.outline import outline_of

DAY = date(2026, 12, 1)
SHOP = """policy p { title en "P" fr "P"  languages en, fr  law eu }
controller c { name "C"  kind company }
channel mail { kind email  at a@example.org }
subject client { title en "customer" fr "client"  kind client }
data contact-details { title en "contact details" fr "coordonnées"  includes email, phone }
purpose orders { title en "Orders" fr "Commandes"  | }
"""


def _offered(text: str, lang: str = "en") -> list[str]:
    at = text.index("|")
    text = text.replace("|", "", 1)
    policy, _ = build(parse(Source("p.pol", text.replace("  basi ", " ")))[0], [], DAY)
    return [c.label for c in completions(text, at, policy.index, policy.languages, lang)]


def test_statements_of_the_declaration_are_offered() -> None:
    offered = _offered(SHOP)

    assert {"basis", "data", "subjects", "keep", "part"} <= set(offered)
    assert "located" not in offered


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("basis |", "contract"),
        ("basis con|", "consent"),
        ("data |", "contact-details"),
        ("subjects |", "client"),
        ("data email, |", "contact-details"),
        ("keep 3 years after |", "last-contact"),
        ("keep 3 |", "years"),
        ("basis consent asked |", "mail"),
        ("basis legal-obligation norm gdpr:|", "gdpr:13"),
        ("kind |", "newsletter"),
    ],
)
def test_names_are_those_that_can_stand_there(written: str, wanted: str) -> None:
    assert wanted in _offered(SHOP.replace("|", written))


def test_names_already_in_the_list_are_not_offered_again() -> None:
    assert "contact-details" not in _offered(SHOP.replace("|", "data contact-details, |"))


@pytest.mark.parametrize(
    ("typed", "wanted"), [("coordonn", "contact-details"), ("téléph", "phone"), ("telep", "phone")]
)
def test_words_of_the_reader_find_the_name(typed: str, wanted: str) -> None:
    assert wanted in _offered(SHOP.replace("|", f"data {typed}|"), "fr")[:5]


@pytest.mark.parametrize("written", ['title "or|', 'note "a" # re|', 'title """\n  or|'])
def test_nothing_is_offered_inside_texts_and_comments(written: str) -> None:
    assert _offered(SHOP.replace("|", written)) == []


def test_nothing_known_is_offered_for_name_that_is_being_made_up() -> None:
    assert _offered(f"{SHOP.replace('|', '')}purpose |") == []


def test_mistake_before_the_place_does_not_take_the_words_away() -> None:
    broken = SHOP.replace("subject client {", "subject client { kind , ").replace("|", "basis |")

    assert "contract" in _offered(broken)


def test_mistake_on_another_line_takes_no_words_away() -> None:
    broken = SHOP.replace("|", "basi\n  subjects ,\n  data |")

    assert "contact-details" in _offered(broken)


def test_text_statement_offers_a_text_for_each_language() -> None:
    text = SHOP.replace('{ title en "Orders" fr "Commandes"  | }', "{ ti| }")
    at = text.index("|")
    policy, _ = build(parse(Source("p.pol", SHOP.replace("|", "")))[0], [], DAY)

    found = completions(text.replace("|", ""), at, policy.index, policy.languages, "en")

    assert found[0].snippet == 'title en "${1}" fr "${2}"'


POLICIES = sorted(Path("tests/ok").glob("*.pol"))
SAMPLED = 60
"""One word in so many is tried here; the benchmark tries more."""


def test_words_of_sound_policies_are_offered_where_they_stand() -> None:
    tried = offered = among_first = 0
    for path in POLICIES:
        text = path.read_text(encoding="utf-8")
        file, mistakes = parse(Source(path.name, text))
        assert not mistakes
        policy, _ = build(file, [], DAY)
        made_up = {node.name.span.start for node in file.declarations if node.name}
        words = list(re.finditer(r"[^\W\d][\w:.()/-]*", outline_of(text).masked))
        for word in words[::SAMPLED]:
            place = expected_at(text, word.start())
            tag = len(word[0]) == 2 and text[word.end() :].lstrip().startswith('"')
            if word.start() in made_up or tag or "@" in text[word.start() : word.end() + 1] or place is None:
                continue
            tried += 1
            labels = [c.label for c in completions(text, word.start(), policy.index, policy.languages, "fr")]
            offered += word[0] in labels
            begun = text[: word.start() + 2] + text[word.end() :]
            first = [c.label for c in completions(begun, word.start() + 2, policy.index, policy.languages, "fr")[:5]]
            among_first += word[0] in first

    assert tried > 100
    assert offered >= 0.985 * tried
    assert among_first >= 0.97 * tried
