"""The language reference is true: its examples compile, and it shows every statement of the grammar."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polc.checks.engine.analysis import analyse
from polc.core.sources import Source
from polc.reference.package import read_text
from polc.syntax.parse import parse
from polc.syntax.parser.grammar import keywords
from polc.syntax.tree import Node
from tests.overlay import DAY, analysed, laid_over

REFERENCE = read_text("reference.md")
BLOCKS = re.findall(r"^```pol([^\n]*)\n(.*?)^```", REFERENCE, re.MULTILINE | re.DOTALL)
RIGHT = [code for info, code in BLOCKS if "wrong" not in info]
WRONG = [code for info, code in BLOCKS if "wrong" in info]
README = Path(__file__).parent.parent / "README.md"


@pytest.mark.parametrize("code", RIGHT, ids=lambda c: c.strip().split("\n")[0][:50])
def test_example_compiles(code: str) -> None:
    file, mistakes = parse(Source("example.pol", code))
    assert mistakes == []
    used = any(d.rule == "use" for d in file.declarations)
    if not used:
        analysis = analysed(laid_over(code))
        wrong = [f for f in analysis.findings if f.rule.startswith(("syntax/", "names/", "structure/undefined"))]
        assert wrong == []


@pytest.mark.parametrize("code", WRONG, ids=lambda c: c.strip().split("\n")[0][:50])
def test_wrong_example_is_found(code: str) -> None:
    file, mistakes = parse(Source("example.pol", code))
    assert mistakes or analyse(file, (), (), DAY).findings


def test_examples_show_every_statement_of_the_grammar() -> None:
    grammar = read_text("pol.lark")
    rules = set(re.findall(r"^([a-z][a-z_]*):", grammar, re.MULTILINE))
    built = {"start", "in_time", "text", "names", "items", "norms", "places", "entry", "none", "and_others", "unit"}
    built |= {"duration", "verb", "period", "fates", "act", "addressees"}  # values, not statements
    shown: set[str] = set()

    def collect(node: Node) -> None:
        shown.add(node.rule)
        for child in node.children:
            collect(child)

    for code in RIGHT:
        for declaration in parse(Source("example.pol", code))[0].declarations:
            collect(declaration)
    periods = {"after_", "during", "until", "later", "until_date", "criteria", "indefinitely", "at_most", "archived"}
    periods |= {"one_norm", "sooner", "moment"}  # parts of a `keep`, which is one value
    names = {r.rstrip("_").replace("_", "-") for r in rules - built - periods - {"only_if"}}
    assert names - shown == set()


def test_reference_mentions_every_keyword() -> None:
    words = {word for word in keywords().values() if word[0].isalpha()}
    silent = {word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", REFERENCE)}
    assert silent == set()
