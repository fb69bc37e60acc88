"""No expression takes more time than grows as the text does, whatever the text repeats."""

from __future__ import annotations

import pkgutil
import re
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import product

import pytest

import polc
from polc.reference.lexicon import whole_words
from tests.linear import faults
from tests.test_lexicon import LISTS

ANCHORED = frozenset({"polc.cli.commands.new_rule.SLUG", "polc.syntax.errors.characters.UNDERSCORED"})
"""Expressions that are only ever tried at one place of a text."""
SHORT, LONG = 500, 2000
"""The characters of the texts that each expression is tried on, the longer one where the shorter one took a while."""
SOON = 0.0003
"""Seconds within which a short text is not looked at further."""
STEEP = 9.0
"""How many times the time of a text four times as long may be: sixteen where it grows by the square."""
UNITS = (
    *("a", "1", "_", "A", "é", " ", "\n", "\t", "\u00a0", "a ", "1 ", "a.", "1.", "A.", "a. ", "a-", "a'", "a@", "a/"),
    *("a, ", "a\n", "a\n\n", "\n\n", "1.\n", "- a\n", "# a\n", "- ", "-", ".", ",", "'", "’", '"', "«", "*", "#", "|"),
    *("`", "~", "=", "%", "&", "<", "<a", "(", "[", "![", "[a](", "{", "{a", "[]", "()", "1 000 ", "01 ", "+1 "),
    *("01.01.", "12 days ", "we may ", "the data ", "https://a", "www.a.", "a@b."),
)
"""What texts repeat."""


def test_each_list_of_the_lexicon_is_proved_to_be_read_in_time() -> None:
    assert {listed[0]: told for listed in LISTS if (told := faults(whole_words(listed)))} == {}


@pytest.mark.parametrize(
    "expression",
    [
        r"\s+x",
        r"\w+\w+x",
        r"\w+(?:ly)?\w*",
        r"(?: \w+)*x",
        r"(?:\w+){0,8}",
        r"[^.]*x",
        r"(?:a?\w+x){1,3}",
    ],
)
def test_what_takes_longer_is_not_proved(expression: str) -> None:
    assert faults(rf"(?<!\w)(?:{expression})(?!\w)")


@pytest.mark.parametrize(
    "expression", [r"\w+ly", r"\w+\s++\w+", r"(?:\s++\w+){0,8}x", r"a[^,]{1,30},", r"(?:no|not)(?! only)"]
)
def test_what_is_bounded_is_proved(expression: str) -> None:
    assert not faults(rf"(?<!\w)(?:{expression})(?!\w)")


def test_each_expression_of_modules_takes_time_as_the_text_grows() -> None:
    known = dict(_expressions())
    assert len(known) > 90
    slow = {
        name: units
        for name, expression in known.items()
        if (units := [u for u in _units(expression) if _steep(expression, u)])
    }
    assert slow == {}


def test_an_expression_that_takes_longer_is_seen() -> None:
    assert _steep(re.compile(r"\s+x"), " ")
    assert not _steep(re.compile(r"\s++x"), "x")


def _expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The expressions that stand in modules, by their names."""
    for module in pkgutil.walk_packages(polc.__path__, "polc."):
        if module.name.endswith("__main__"):
            continue
        try:
            held = vars(import_module(module.name))
        except ModuleNotFoundError:  # what an extra installs
            continue
        for name, value in held.items():
            told = f"{module.name}.{name}"
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and told not in ANCHORED:
                yield told, value


def _units(expression: re.Pattern[str]) -> Iterator[str]:
    """What a text may repeat to trouble an expression: what many texts do, and its own words and characters."""
    own = set(re.findall(r"[a-z]{2,}|[^\w\s\\]", expression.pattern))
    signs = sorted(sign for sign in {*own, "\\"} if len(sign) == 1 and sign not in "^$()?+|")
    yield from UNITS
    yield from (first + second for first, second in product(signs, repeat=2))
    for word in sorted(own):
        yield from (word, f"{word} ", f"{word}a", f"a{word}")


def _steep(expression: re.Pattern[str], unit: str) -> bool:
    """True where a text of a unit repeated takes far more than four times as long when it is four times longer."""
    short, long = unit * (SHORT // len(unit)), unit * (LONG // len(unit))
    if _seconds(expression, short) < SOON:
        return False
    return min(_seconds(expression, long) for _ in range(3)) > STEEP * min(
        _seconds(expression, short) for _ in range(3)
    )


def _seconds(expression: re.Pattern[str], text: str) -> float:
    before = time.process_time()
    for _ in expression.finditer(text):
        pass
    return time.process_time() - before
