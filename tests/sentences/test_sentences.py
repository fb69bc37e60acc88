"""What the check reads and what the page says is one sentence: a table says both for each statement of the language."""

from __future__ import annotations

from importlib import import_module

import pytest

from polc.cli.main import main
from polc.reference.readers import readers
from polc.reference.sentences import readings
from tests.sentences.deriving import EXAMPLES, LANGUAGES, readers_of, rows, whole_page

RENEW = "python -m tests.sentences writes dsl/sentences.toml anew: read the difference"
SILENT = {
    "channel at": "the means of contact is a link to it",
    "channel kind": "a title says what the channel is",
    "citation at": "the citation is a link to it",
    "controller activities": "decides whether an officer is mandatory",
    "cookies consent exempt": "told of a class where the general statement does not say it",
    "cookies kind": "told by the title",
    "cookies withdrawn": "told once for all cookies",
    "document at": "the document is a link to it",
    "officer title": "the sentence names the office",
    "platform at": "the network is a link to it",
    "policy law": "the law to check against is the compiler's business",
    "policy made": "a file with one controller is made by that one",
    "promise never outside": "what the promise means without it",
    "right case applies-to purposes": "the list of refusals says it",
    "right case reasons": "the list of refusals says it",
    "right norm": "the sentence on the right cites that provision",
    "section after": "decides where the section stands",
    "section kind": "decides where the section stands",
    "source at": "the source is a link to it",
    "subject kind": "told by the title",
    "term title": "the same word as the name of the term",
}
"""Statements that leave no words in the sample of the reference, with the reason; `rule` is the house's own."""


def test_every_statement_has_a_row() -> None:
    statements = {line.name for line in readers() if line.kind == "statements"}

    assert {found.name for found in readings()} == statements, RENEW


def test_every_row_has_sentences_in_each_language_or_a_reason() -> None:
    silent = {found.name for found in readings() if not all(found.said.get(lang) for lang in ("en", "fr"))}

    assert {name for name in silent if not name.startswith(("record ", "rule "))} == set(SILENT), RENEW


def test_rows_derived_anew_are_those_written() -> None:
    """Each row in one of the languages, by turns; `python -m tests.sentences` derives all of them."""
    derived = rows(alternately=True)

    assert {row.name: {lang: row.said.get(lang, ()) for lang in derived[row.name].said} for row in readings()} == {
        name: {lang: tuple(said) for lang, said in row.said.items()} for name, row in derived.items()
    }, RENEW
    assert {found.name: found.sample for found in readings()} == {name: row.sample for name, row in derived.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_written_sentence_stands_on_a_page(lang: str) -> None:
    printed = {sentence for example in EXAMPLES for sentence in whole_page(example, lang)}

    written = {sentence for found in readings() for sentence in found.said.get(lang, ())}

    assert written - printed == set(), RENEW


def test_functions_that_read_a_statement_are_those_of_the_model() -> None:
    for found in readings():
        assert list(found.read) == readers_of(found.name), RENEW
        for name in found.read:
            module, _, function = name.rpartition(".")
            assert hasattr(import_module(f"polc.model.{module}"), function)


@pytest.mark.parametrize(("lang", "words"), [("en", "The page says (fr)"), ("fr", "La page dit (fr)")])
def test_the_command_says_what_a_statement_reads_like(
    lang: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["explain", "purpose basis withdrawn", "--lang", lang])

    assert ended.value.code == 0
    shown = " ".join(capsys.readouterr().out.replace("\u00a0", " ").split())
    assert words in shown
    assert "withdrawn unsubscribe-link" in shown
