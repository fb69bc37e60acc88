"""The grammar itself: built strictly, every word with a rule of its own, every word with what it expects."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from polc.reference.package import read_text
from polc.reference.phrases import expected
from polc.syntax.parser.grammar import (
    accepted_after,
    declaration_keywords,
    keywords,
    parser,
    properties,
    shared_keywords,
)
from polc.syntax.parser.lark_tables import lark
from polc.syntax.parser.tables import tables
from polc.syntax.parser.tree_builder import rule_name


def rules_beginning_with(word: str) -> set[str]:
    """The names of the grammar rules whose first word is this keyword."""
    names = keywords()
    return {rule.name for rule in tables().rules if rule.parts and names.get(rule.parts[0]) == word}


def test_builds_strictly() -> None:
    lark(read_text("pol.lark"), strict=True)


def test_tables_are_the_same_whatever_the_order_of_sets() -> None:
    made = "import json; from polc.syntax.parser import lark_tables; from polc.reference.package import read_text; "
    made += "print(json.dumps(lark_tables.plain_tables(read_text('pol.lark'))))"
    first, other = (
        subprocess.run(
            [sys.executable, "-c", made], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True
        ).stdout
        for seed in ("1", "2")
    )
    assert first == other
    assert first


def test_every_declaration_has_its_rule() -> None:
    for word in declaration_keywords():
        assert word in {rule_name(r) for r in rules_beginning_with(word)}
    assert {"purpose", "data", "recipient", "retention", "right", "cookies"} <= declaration_keywords()


def test_every_statement_has_a_named_rule() -> None:
    for declaration, words in properties().items():
        assert words, declaration
        for word in words:
            named = {r for r in rules_beginning_with(word) if not r.startswith("_")}
            assert named, (declaration, word)


def test_every_word_is_lower_case_and_whole() -> None:
    for word in keywords().values():
        if word[0].isalpha():
            assert word == word.lower()
            assert " " not in word
            assert "_" not in word


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_word_says_what_it_expects(lang: str) -> None:
    flags = words_that_can_stand_alone()
    for declaration, words in properties().items():
        assert expected(f"{declaration}.{declaration}", lang) or expected(declaration, lang), declaration
        for word in words - flags:
            said = expected(f"{declaration}.{word}", lang) or expected(word, lang)
            assert said, (declaration, word)
            assert not said.endswith((".", " ")), (declaration, word)


def words_that_can_stand_alone() -> set[str]:
    """Keywords that can be a whole statement, and so expect nothing."""
    single = (rule.parts[0] for rule in tables().rules if len(rule.parts) == 1)
    return {keywords()[name] for name in single if name in keywords()}


def test_words_that_declare_and_state() -> None:
    assert {"data", "cookies", "policy", "authority"} <= shared_keywords()
    assert "purpose" not in shared_keywords()


def test_after_a_sign() -> None:
    words = keywords()
    terminals = {word: terminal for terminal, word in words.items()}
    at = parser().start().then(terminals["purpose"], "WORD", terminals["{"], terminals["recipients"], "WORD")
    assert at is not None
    assert "WORD" in accepted_after(at, ",")
    assert accepted_after(at, "{") == frozenset()
