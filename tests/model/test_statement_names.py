"""The words by which the code asks for statements are words of the language."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READERS = frozenset({"has", "first", "all", "text", "listing", "word", "words", "duration"})
"""The functions of a declaration, and of a policy, that take the word of a statement or of a declaration."""
OTHERS = frozenset({"ctx", "self"})
"""What has functions of the same names with another meaning: the wording of a notice."""


def _words_of_the_language() -> frozenset[str]:
    grammar = (ROOT / "dsl" / "pol.lark").read_text("utf-8")
    rules = re.findall(r"^[?!_]*([a-z_]+)(?:\.\d+)?:", grammar, re.MULTILINE) + re.findall(r"-> ([a-z_]+)", grammar)
    properties = tomllib.loads((ROOT / "dsl" / "properties.toml").read_text("utf-8"))
    return frozenset({r.strip("_").replace("_", "-") for r in rules} | {key.rpartition(".")[2] for key in properties})


def _asked_for(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=holder, attr=reader), args=words) if reader in READERS:
                of_listing = isinstance(holder, ast.Call) and isinstance(holder.func, ast.Attribute)
                if (of_listing and reader == "word") or (isinstance(holder, ast.Name) and holder.id in OTHERS):
                    continue
                yield from (
                    (word.lineno, word.value)
                    for word in words
                    if isinstance(word, ast.Constant) and isinstance(word.value, str)
                )
            case _:
                continue


@pytest.mark.parametrize("package", ["model", "checks", "compare", "notice"])
def test_statement_that_code_asks_for_is_a_word_of_the_language(package: str) -> None:
    known = _words_of_the_language()

    unknown = [
        f"{path.relative_to(ROOT)}:{line} {word}"
        for path in sorted((ROOT / "compiler" / "polc" / package).rglob("*.py"))
        for line, word in _asked_for(ast.parse(path.read_text("utf-8")))
        if word not in known
    ]

    assert unknown == []
