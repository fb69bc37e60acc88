"""The pages of the differences: whole, in both languages, on norms that exist; and no statement without a name."""

from __future__ import annotations

import re

import pytest

from polc.compare.comparison import CLAIMED
from polc.compare.normal_form import TEXTS
from polc.compare.statements import KNOWN, PROSE
from polc.model.names import DECLARATIONS
from polc.model.unpublished import UNPUBLISHED
from polc.reference.differences import GRADES, declaration_named, difference_page, statement_named
from polc.reference.law import norm
from polc.reference.package import read_text
from polc.reference.phrases import LANGUAGES, PLACE
from tests.compare.pairs import difference_kinds

UNJOINED = re.compile(r"(?<=[\w)»}]) [:;?!»]|« |(?<=[^\W\d_])'(?=[^\W\d_])")
CODE = re.compile(r"`[^`]*`")


@pytest.mark.parametrize("kind", difference_kinds())
def test_a_page_is_whole_in_each_variant_and_language(kind: str) -> None:
    page = difference_page(kind)
    for variants in ((), *((v,) for v in page.variants)):
        assert page.grade(variants) in GRADES
        assert [c for c in page.citations(variants) if norm(c) is None] == []
        assert page.citations(variants) or page.grade(variants) in ("editorial", "customers")
        for part in ("title", "message", "do"):
            english, french = (page.words(part, lang, variants) for lang in LANGUAGES)
            assert bool(english) == bool(french) == (bool(english) or part != "do")
            assert set(PLACE.findall(english)) == set(PLACE.findall(french)), (kind, variants, part)
            assert not UNJOINED.search(CODE.sub("", french)), french
            assert english != french or not english


def statements() -> list[tuple[str, str]]:
    """Every statement of every kind of declaration, from the grammar."""
    grammar = re.sub(r"//.*", "", read_text("pol.lark"))
    rules = dict(re.findall(r"^\??(_?[a-z_]+)(?:\.\d+)?:(.*?)(?=^\S|\Z)", grammar, re.MULTILINE | re.DOTALL))

    def members(rule: str) -> list[str]:
        names = re.findall(r"[a-z_]+", re.sub(r'"[^"]*"', "", rules[rule]))
        return [n for name in names for n in (members(name) if name.startswith("_") else [name])]

    found = []
    for rule, body in rules.items():
        block = re.search(r"\((_[a-z_]+_item|_person_item) in_time", body)
        kind = rule.rstrip("_").replace("_", "-")
        if block and kind in DECLARATIONS:
            found += [(kind, name.rstrip("_").replace("_", "-")) for name in members(block[1])]
    return found


def test_every_statement_is_compared_or_named_with_a_grade() -> None:
    known = statements()
    assert len(known) > 150
    left = [
        (kind, name) for kind, name in known
        if kind not in UNPUBLISHED and (kind, name) not in CLAIMED | PROSE and name not in TEXTS
    ]  # fmt: skip
    lacking = [pair for pair in left if statement_named(*pair) is None]
    assert lacking == []
    for pair in left:
        named = statement_named(*pair)
        assert named
        assert {named.grade(way) for way in ("added", "removed", "changed")} <= set(GRADES), pair
        assert [c for c in named.cites if norm(c) is None] == []


def test_every_declaration_that_comes_or_goes_is_told() -> None:
    others = sorted(DECLARATIONS - KNOWN)
    assert "section" in others
    for kind in others:
        named = declaration_named(kind)
        assert {named.grade(way) for way in ("added", "removed")} <= set(GRADES), kind
        assert named.term.names["en"]
        assert named.term.names["fr"]
