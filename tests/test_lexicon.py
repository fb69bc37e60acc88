"""What is looked for in texts: a look at a few characters must never hide what an expression would have found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polc.reference.lexicon import Words, expressions_of, whole_words
from polc.reference.package import names_in, read_toml
from polc.reference.signs import signs

BOOKS = [Path(name).stem for name in names_in("lexicon") if name.endswith(".toml")]
EXPRESSIONS = sorted({e for book in BOOKS for e in expressions_of(read_toml("lexicon", f"{book}.toml"))})
SIGNED = [e for e in EXPRESSIONS if signs(e)]
WRITTEN = Path(__file__).parent.parent.glob("**/*.pol")


def test_the_lexicon_has_expressions_and_most_have_signs() -> None:
    assert len(EXPRESSIONS) > 900
    assert len(SIGNED) > 0.97 * len(EXPRESSIONS)


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("may(?! not)", ("may",)),
        ("tr(?:y|ies) to", ("tr",)),
        ("(?:a|an) exact(?:ly)? match", ("exact",)),
        ("(?:we|the controller) (?:might|could)", ("could", "might")),
        ("(?:some)? data", ("data",)),
        ("colou?r", ("colo",)),
        ("(?:optional)*", ()),
        (r"\w+ly", ("ly",)),
        (r"e\.g\.?", ("e.g",)),
        ("x{0,2}yes", ("yes",)),
        ("no{2}pe", ("no",)),
        ("(?<!not )(?<=we )keep", ("keep",)),
        (r"(?P<number>\d+) (?:days|weeks)", ("days", "weeks")),
        ("[abc]", ()),
        ("either|[or]", ()),
    ],
)
def test_signs_stand_in_whatever_is_found(expression: str, found: tuple[str, ...]) -> None:
    assert signs(expression) == found


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_every_match_shows_a_sign(data: st.DataObject) -> None:
    expression = data.draw(st.sampled_from(SIGNED))
    text = data.draw(st.from_regex(whole_words([expression])))
    match = re.search(whole_words([expression]), text)
    assert match
    assert any(sign in match[0] for sign in signs(expression)), (expression, match[0])


def test_words_find_what_one_expression_of_all_finds() -> None:
    passages = [
        p for file in WRITTEN for p in re.findall(r'"([^"\n]{20,})"', file.read_bytes().decode("utf-8", "ignore"))
    ]
    assert len(passages) > 500
    for book in ("qualifiers", "modality", "legalese", "formulas"):
        found = list(expressions_of(read_toml("lexicon", f"{book}.toml")))
        words, whole = Words(found, book), re.compile(whole_words(found))
        for passage in passages[::7]:
            text = passage.lower()
            told = [m.span() for m in words.finditer(text)]
            assert told == [m.span() for m in whole.finditer(text)]
            assert words.possible(text) or not told
            assert (words.search(text) is None) == (not told)
            assert (words.fullmatch(text) is None) == (whole.fullmatch(text) is None)
