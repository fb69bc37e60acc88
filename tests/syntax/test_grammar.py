"""The grammar itself: built strictly, every word with a rule of its own, every word with what it expects."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from polc.core.sources import Source
from polc.reference.package import read_text
from polc.reference.phrases import expected
from polc.syntax.parse import parse
from polc.syntax.parser.grammar import (
    accepted_after,
    declaration_keywords,
    keywords,
    parser,
    parser_of,
    properties,
    shared_keywords,
)
from polc.syntax.parser.lark_tables import lark
from polc.syntax.parser.tables import tables
from polc.syntax.parser.tree_builder import Builder, rule_name
from polc.syntax.tree import Node


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


def test_sources_read_at_once_keep_their_places() -> None:
    sources = [Source(f"{n}.pol", "\n".join(f'data d{m} {{ note "n{n}" }}' for m in range(200))) for n in range(8)]

    with ThreadPoolExecutor(8) as threads:
        files = [file for file, _ in threads.map(parse, sources)]

    assert [{d.span.path for d in file.declarations} for file in files] == [{s.path} for s in sources]


def test_sources_read_in_turns_keep_their_places() -> None:
    first, second = Builder("first.pol"), Builder("second.pol")
    parser_of(first)
    nodes: tuple[Node, ...] = parser_of(second).read('data d { note "n" }')

    assert nodes[0].span.path == "second.pol"
    assert [node.span.path for node in parser_of(first).read('data d { note "n" }')] == ["first.pol"]


def test_after_a_sign() -> None:
    words = keywords()
    terminals = {word: terminal for terminal, word in words.items()}
    at = parser().start().then(terminals["purpose"], "WORD", terminals["{"], terminals["recipients"], "WORD")
    assert at is not None
    assert "WORD" in accepted_after(at, ",")
    assert accepted_after(at, "{") == frozenset()
