"""What is looked for in texts: a look at a few characters must never hide what an expression would have found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polc.reference.compiling import compiled_lexicon
from polc.reference.expressions import codes_of, made_ready
from polc.reference.lexicon import Words, lists_of, pattern, whole_words
from polc.reference.package import names_in, read_toml
from polc.reference.signs import signs
from tests.fuzz.judge import stopped

BOOKS = [Path(name).stem for name in names_in("lexicon") if name.endswith(".toml")]
LISTS = [some for book in BOOKS for some in lists_of(read_toml("lexicon", f"{book}.toml")) if some]
EXPRESSIONS = sorted({e for some in LISTS for e in some})
SIGNED = [e for e in EXPRESSIONS if signs(e)]
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def passages() -> list[str]:
    """What policies of all kinds say, some two thousand texts in small letters."""
    files = sorted(ROOT.glob("**/*.pol"))
    found = [p for f in files for p in re.findall(r'"([^"\n]{20,})"', f.read_bytes().decode("utf-8", "ignore"))]
    assert len(found) > 500
    return [passage.lower() for passage in found[::7]]


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


def test_words_find_what_one_expression_of_all_finds(passages: list[str]) -> None:
    for some in LISTS[::5]:
        words, whole = Words(some), re.compile(whole_words(some))
        for text in passages:
            told = [m.span() for m in words.finditer(text)]
            assert told == [m.span() for m in whole.finditer(text)]
            assert words.possible(text) or not told
            assert (words.search(text) is None) == (not told)
            assert (words.fullmatch(text) is None) == (whole.fullmatch(text) is None)


BEGUN = (
    "we may", "some data are", "we keep", "data are kept", "in force", "we use", "we endeavour to", "nous pouvons",
    "certaines données sont", "nous conservons", "les données sont conservées", "en vigueur", "nous utilisons",
)  # fmt: skip
"""How texts begin in which expressions then take any number of words."""
AGAIN = 40


def test_a_word_again_and_again_is_read_in_one_way_and_soon() -> None:
    repeating = [some for some in LISTS if any(re.search(r"\)\{0,", e) for e in some)]
    assert len(repeating) > 5
    with stopped(10.0):
        for some in repeating:
            whole = re.compile(whole_words(some))
            for word in sorted(set(re.findall(r"[^\W\d_]{2,}", " ".join(some)))):
                for begun in BEGUN:
                    whole.search(f"{begun}{f' {word}' * AGAIN} blue")


# ---------------------------------------------------------------------------------------- what comes with the package
def test_what_comes_with_the_package_finds_what_is_made_anew_finds(passages: list[str]) -> None:
    wholes = [whole_words(some) for some in LISTS]
    codes = json.loads(json.dumps(codes_of(wholes)))
    for text in wholes:
        ready, anew = made_ready(text, codes), re.compile(text)
        assert ready
        assert (ready.pattern, ready.flags, ready.groups, ready.groupindex) == (
            anew.pattern, anew.flags, anew.groups, anew.groupindex,
        )  # fmt: skip
        for passage in passages[::10]:
            assert [m.span() for m in ready.finditer(passage)] == [m.span() for m in anew.finditer(passage)]


def test_names_of_groups_come_back() -> None:
    text = r"(?P<number>\d+) (?:days|weeks)(?P<more> or more)?"
    ready = made_ready(text, codes_of([text]))
    assert ready
    match = ready.search("kept 30 days")
    assert match
    assert match.groupdict() == {"number": "30", "more": None}
    assert match.lastgroup == "number"


def test_another_engine_makes_its_own() -> None:
    codes = codes_of(["may"])
    assert made_ready("may", codes)
    assert made_ready("may", codes | {"engine": "1:4"}) is None
    assert made_ready("might", codes) is None
    assert made_ready("may", {}) is None


MAY = "we may share your data with others, and they may keep it."


def test_hedges_come_with_the_package_and_none_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    book = (ROOT / "dsl" / "lexicon" / "qualifiers.toml").read_bytes()
    codes = json.loads(compiled_lexicon(book))["codes"]
    monkeypatch.setattr("polc.reference.lexicon.codes_in", lambda _: codes)
    monkeypatch.setattr("polc.reference.lexicon.re.compile", None)
    words = pattern.__wrapped__("qualifiers", "en", "hedges")
    assert words.search(MAY)[0] == "we may share"


def test_a_book_that_was_not_compiled_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polc.reference.lexicon.codes_in", lambda _: {})
    words = pattern.__wrapped__("qualifiers", "en", "hedges")
    assert words.search(MAY)[0] == "we may share"
