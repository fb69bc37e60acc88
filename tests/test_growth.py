"""Time grows as the policy does, whatever is repeated in it; `python -m benchmarks.growth` tries everything."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from benchmarks.growth import grammar, mistakes, shapes, texts
from benchmarks.growth.case import Case, section
from benchmarks.growth.measure import Grown, grown

from polc.core.sources import Source
from polc.syntax.parse import parse

LARGEST, FIRST = 32_000, 8_000
MOST = 1.7
"""The largest exponent where other processes may disturb: that of what grows by the square is two."""
MANY = 3
"""How many cases of each kind are tried."""

SLOW_ONCE = {
    "text '['",
    "text 'a.'",
    "sentences: may",
    "text '\\n'",
    "shape chain of subjects",
    "grammar policy: audience",
    "grammar data: mandatory",
    "grammar purpose: basis",
}


KINDS = {"grammar": grammar, "texts": texts, "mistakes": mistakes, "shapes": shapes}


@cache
def drawn() -> dict[str, list[Case]]:
    """Some cases of each kind, always the same; not while tests are collected, as the grammar takes seconds to read."""
    chance = Random(20261130)  # noqa: S311 - nothing secret
    return {name: chance.sample(list(kind.cases()), MANY) for name, kind in KINDS.items()}


@pytest.mark.parametrize("number", range(MANY))
@pytest.mark.parametrize("kind", KINDS)
def test_a_check_takes_time_as_the_policy_grows(kind: str, number: int) -> None:
    case = drawn()[kind][number]
    assert grown(case, "check", LARGEST, FIRST).exponent < MOST, case.name


@pytest.mark.parametrize("name", sorted(SLOW_ONCE))
def test_check_that_took_too_long_once_grows_as_the_policy_does(name: str) -> None:
    (case,) = (case for kind in KINDS.values() for case in kind.cases() if case.name == name)
    assert grown(case, "check", LARGEST, FIRST).exponent < MOST


def test_a_page_of_brackets_takes_time_as_they_grow() -> None:
    assert grown(Case("[", lambda n: section("[" * n)), "build", LARGEST // 2, FIRST // 2).exponent < MOST


def test_time_by_the_square_is_seen() -> None:
    assert Grown("", "check", ((1, 0.0), (1000, 0.1), (4000, 1.6))).steep
    assert not Grown("", "check", ((1, 0.0), (1000, 0.1), (4000, 0.4))).steep


def test_each_statement_of_the_grammar_is_a_case() -> None:
    names = [case.name for case in grammar.cases()]
    assert len(names) > 300
    assert {"grammar data", "grammar purpose: keep", "grammar data: COMMA entry"} <= set(names)


def test_each_shape_is_read_and_its_versions_differ() -> None:
    cases = list(shapes.cases())
    assert len({case.name for case in cases}) == len(cases) >= 44
    for case in cases:
        assert (case.name, parse(Source("", case.text(2)))[1]) == (case.name, [])
        assert case.other is None or case.other(2) != case.text(2)
