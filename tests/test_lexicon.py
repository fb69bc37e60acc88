"""What is looked for in texts: a look at a few characters must never hide what an expression would have found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polc.reference.lexicon import lists_in, lists_of, pattern, whole_words, words_of
from polc.reference.package import names_in, read_toml
from polc.reference.signs import keys, signs, spaced, terms
from tests.fuzz.judge import stopped

BOOKS = [Path(name).stem for name in names_in("lexicon") if name.endswith(".toml")]
LISTS = [listed for book in BOOKS for listed in lists_of(read_toml("lexicon", f"{book}.toml")) if listed]
EXPRESSIONS = sorted({e for listed in LISTS for e in listed})
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
        ("may(?! not)", [(" may ",)]),
        ("tr(?:y|ies) to", [(" tr",), (" to ",), ("ies ", "y ")]),
        ("(?:a|an) exact(?:ly)? match", [(" exact",), (" match ",), (" a ", " an ")]),
        ("(?:we|the controller) (?:might|could)", [(" could ", " might "), (" the controller ", " we ")]),
        ("(?:some)? data", [(" data ",)]),
        ("colou?r", [(" colo",), ("r ",)]),
        ("(?:optional)*", []),
        (r"\w+ly", [("ly ",)]),
        (r"e\.g\.?", [(" e g",)]),
        ("x{0,2}yes", [("yes ",)]),
        ("no{2}pe", [(" noo",), ("pe ",)]),
        ("(?<!not )(?<=we )keep", [(" keep ",)]),
        ("keep(?! it)s?", [(" keep",)]),
        (r"(?P<number>\d+) (?:days|weeks)", [(" days ", " weeks ")]),
        ("(?:very ?)?(?:quick|fast)", [("fast ", "quick ")]),
        ("(?:(?:very|most) |l')?(?:quick|fast)", [(" fast ", " quick ")]),
        ("(?:very |quite)?fast", [("fast ",)]),
        ("so(?:me |ft )data", [(" so",), ("ft ", "me "), (" data ",)]),
        ("super(?:man )?hero", [(" super",), ("hero ",)]),
        ("(?:quick|fast) ?(?:er|est)", [(" fast", " quick"), ("er ", "est ")]),
        ("(?:much more ){1,3}than", [("much more ",), (" than ",)]),
        ("without (?:an|any) end", [(" without ",), (" end ",), (" an ", " any ")]),
        (r"\?{3,40}", [("???",)]),
        (r"\{\{\w+\}\}", [("{{",), ("}}",)]),
        ("[abc]", []),
        ("either|[or]", []),
        ("no one|(?:some|all) of them", [(" no one ", " of them ")]),
    ],
)
def test_signs_stand_in_whatever_is_found(expression: str, found: list[tuple[str, ...]]) -> None:
    assert sorted(signs(expression)) == sorted(found)


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("may(?! not)", ("may",)),
        (r"possib\w+", ("pos",)),
        ("the controller has to", ("controller",)),
        (r"\w+ly", ()),
        (r"un\w+", ()),
        (r"un\w+ (?:data|files?)", ("data", "fil")),
        (r"\?{3,40}", ()),
    ],
)
def test_keys_are_words_or_how_they_begin(expression: str, found: tuple[str, ...]) -> None:
    assert keys(signs(expression)) == found


def test_signs_longest_stand_first() -> None:
    assert signs("(?:we|the controller) (?:might|could) disclose")[0] == (" disclose ",)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_every_match_shows_a_sign(data: st.DataObject) -> None:
    expression = data.draw(st.sampled_from(SIGNED))
    text = data.draw(st.from_regex(whole_words([expression])))
    match = re.search(whole_words([expression]), text)
    assert match
    assert not keys(signs(expression)) or terms(match[0]).intersection(keys(signs(expression)))
    assert all(any(sign in spaced(match[0]) for sign in each) for each in signs(expression)), (expression, match[0])


def test_words_find_what_one_expression_of_all_finds(passages: list[str]) -> None:
    for listed in LISTS[::5]:
        words, whole = words_of(listed), re.compile(whole_words(listed))
        for text in passages:
            told = [m.span() for m in words.finditer(text)]
            assert told == [m.span() for m in whole.finditer(text)]
            assert words.possible(text) or not told
            assert (words.search(text) is None) == (not told)
            assert (words.fullmatch(text) is None) == (whole.fullmatch(text) is None)


def test_lists_in_a_text_are_those_of_which_it_may_hold_a_word() -> None:
    keys = ("only", "all", "may", "must")
    assert lists_in("you may object only to all of it", "modality", "en", keys) == {"only", "all", "may"}
    assert lists_in("a maybe says nothing", "modality", "en", keys) == frozenset()
    assert lists_in("you may object", "modality", "xx", keys) == frozenset()


BEGUN = (
    "we may", "some data are", "we keep", "data are kept", "in force", "we use", "we endeavour to", "nous pouvons",
    "certaines données sont", "nous conservons", "les données sont conservées", "en vigueur", "nous utilisons",
)  # fmt: skip
"""How texts begin in which expressions then take any number of words."""
AGAIN = 40


def test_a_word_again_and_again_is_read_in_one_way_and_soon() -> None:
    repeating = [listed for listed in LISTS if any(re.search(r"\)\{0,", e) for e in listed)]
    assert len(repeating) > 5
    with stopped(10.0):
        for listed in repeating:
            whole = re.compile(whole_words(listed))
            for word in sorted(set(re.findall(r"[^\W\d_]{2,}", " ".join(listed)))):
                for begun in BEGUN:
                    whole.search(f"{begun}{f' {word}' * AGAIN} blue")


@pytest.mark.parametrize("expressions", [["data", "data we keep"], ["data we keep", "data"], ["we", "keep", "we keep"]])
def test_words_that_begin_together_are_found_in_order_of_lexicon(expressions: list[str]) -> None:
    text = "all data we keep, and the data we do not; we keep data"
    whole = re.compile(whole_words(expressions))
    assert [m.span() for m in words_of(expressions).finditer(text)] == [m.span() for m in whole.finditer(text)]


def test_words_of_a_text_without_signs_compile_no_expression(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polc.reference.lexicon.re.compile", None)
    words = words_of(["we (?:may|might) share"])
    assert words.search("they might keep your data") is None
    assert not list(words.finditer("we keep your data"))


def test_a_book_that_was_not_compiled_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polc.reference.lexicon.signs_in", lambda _: {})
    words = pattern.__wrapped__("qualifiers", "en", "hedges")
    assert words.search("we may share your data with others, and they may keep it.")[0] == "we may share"
