"""What people type leads to the word that they mean; misspelt and French words are mended by what they mean."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from polc.core.sources import Source
from polc.model.build import build
from polc.reference.everyday_words import STATEMENTS
from polc.reference.package import read_text, read_toml
from polc.reference.term_search import best_terms
from polc.reference.vocabulary import classes, vocabulary
from polc.syntax.parse import parse
from polc.syntax.parser.grammar import keywords
from tests.running import polc

QUERIES = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))
DAY = date(2026, 12, 1)
FIRST = 3


def test_queries_find_what_is_meant_among_the_first_three() -> None:
    asked = [(query, set(wanted)) for table in QUERIES.values() for query, wanted in table.items()]

    missed = [q for q, wanted in asked if not wanted & {f"{f.class_} {f.id}" for f in best_terms(q, most=FIRST)}]

    assert len(asked) >= 200
    assert len(missed) <= 0.05 * len(asked), missed


@pytest.mark.parametrize("language", ["fr", "en"])
def test_everyday_words_stand_beside_terms_that_there_are(language: str) -> None:
    known = set(keywords().values())

    for class_, table in tomllib.loads(read_text("words", f"{language}.toml")).items():
        for id_ in table:
            assert id_ in (known | {"proof"} if class_ == STATEMENTS else vocabulary(class_).entries), (class_, id_)


@pytest.mark.parametrize(("language", "least"), [("fr", 600), ("en", 300)])
def test_there_are_enough_everyday_words(language: str, least: int) -> None:
    tables = read_toml("words", f"{language}.toml").values()

    assert sum(len(words) for table in tables for words in table.values()) >= least


def test_every_class_says_where_its_terms_are_written() -> None:
    assert set(read_toml("written.toml")) == set(classes())


@pytest.mark.parametrize("class_", classes())
def test_place_where_a_term_is_written_can_be_read(class_: str) -> None:
    id_ = next(iter(vocabulary(class_).entries))
    for place in read_toml("written.toml")[class_]:
        text = place.replace("{id}", id_).replace("right …", "right access").replace("{ … }", "{ }")
        text = text.replace(" … {", " x {")

        file, mistakes = parse(Source("p.pol", text))
        _, found = build(file, [], DAY)

        assert not mistakes, text
        assert not [f.rule for f in found if f.rule.startswith("names/unknown")], text


def _suggested(text: str) -> str:
    file, mistakes = parse(Source("p.pol", text))
    policy, names = build(file, [], DAY)
    told = [str(f.facts["suggestion"]) for f in (*mistakes, *names) if "suggestion" in f.facts]
    return next(iter((*told, *(u.suggestion for u in policy.unresolved))), "")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("recipient r { role sous-traitant }", "processor"),
        ("purpose p { basis consentement }", "consent"),
        ("data d { includes courriel }", "email"),
        ("retention r { keep 30 jours }", "days"),
        ("retention r { keep 3 ans after last-contact }", "years"),
        ("retention r { keep 3 years after last-contact, puis delete }", "then"),
        ("finalité p { }", "purpose"),
        ("purpose p { fondement contract }", "basis"),
        ("recipient r { located FR  reçoit email }", "receives"),
    ],
)
def test_french_word_is_told_as_the_word_that_it_means(written: str, wanted: str) -> None:
    assert _suggested(written) == wanted


@pytest.mark.parametrize(
    "written", ["purpose p { contractuel x }", "purpose p { consentir x }", "purpose p { basisque x }"]
)
def test_no_word_is_suggested_that_is_half_of_another(written: str) -> None:
    assert " " not in _suggested(written)


def test_missing_blank_between_a_word_and_a_term_is_still_seen() -> None:
    assert _suggested("retention r { keep 3 years afterlast-contact }") == "after last-contact"


def test_command_shows_word_print_and_statement(capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("words", "carte", "bleue", "--lang", "fr") == 0

    told = capsys.readouterr().out
    assert told.startswith("bank-card")
    assert "données de carte de paiement" in told
    assert "data … { includes bank-card }" in told


def test_command_that_finds_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("words", "zzzqqq") == 1
    assert "zzzqqq" in capsys.readouterr().err


def test_command_looks_in_one_class(capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("words", "support", "--class", "tasks") == 0
    assert "purposes" not in capsys.readouterr().out
    assert polc("words", "support", "--class", "nothing") == 2


def test_explain_tells_what_a_word_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("explain", "ticketing", "--lang", "fr") == 0

    assert "billetterie" in capsys.readouterr().out
