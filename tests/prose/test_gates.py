"""The pages of every sound policy pass the gates: sentences, few fragments, nothing said twice, no more than needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.document.blocks import Card
from polc.document.notice import Notice
from tests.prose.budget import budget, stated_again, stated_periods
from tests.prose.measures import measured
from tests.publish.pages import FILES, ROOT, notice_at, policy_at

REAL = sorted((ROOT / "tests" / "real").glob("*.pol"))
LEAST_PROSE = 70
MOST_FRAGMENTS = 3
MOST_LABELS = 8
"""Labels in a thousand words."""
MOST_REPEATED, MOST_REPEATED_APART = 8, 13
"""Words said before, in per cent: where purposes stand together by legal basis, and where each stands apart.

What the policy itself states more than once, such as the same data for two purposes, may be said as often.
"""
MOST_WORDS_OF_SUMMARY = 160
LENGTHS = 9, 17
"""How many words sentences have on average."""
MOST_LONG = 15
"""Sentences of more than 25 words, in per cent."""
SPARE = 2
"""How many lengths of time a page may say beyond those that the policy states."""
LANGUAGES = ("en", "fr")
"""Languages whose verbs the measures know."""


def pages() -> list[object]:
    """Each page in each language that is measured."""
    found = [(path, lang) for path in (*FILES, *REAL) for lang in policy_at(path).languages if lang in LANGUAGES]
    return [pytest.param(path, lang, id=f"{path.parent.name}-{path.stem}-{lang}") for path, lang in found]


@pytest.mark.parametrize(("path", "lang"), pages())
def test_page_passes_the_gates_of_prose(path: Path, lang: str) -> None:
    notice = notice_at(path, lang)
    found = measured(notice)

    assert found.prose >= LEAST_PROSE
    assert len(found.fragments) <= MOST_FRAGMENTS, found.fragments
    assert found.labels_in_a_thousand <= MOST_LABELS, found.labels
    assert (found.empty_cells, found.thin_columns) == (0, 0)
    assert LENGTHS[0] <= sum(found.lengths) / len(found.lengths) <= LENGTHS[1]
    assert 100 * sum(n > 25 for n in found.lengths) <= MOST_LONG * len(found.lengths)
    assert found.repeated <= most_repeated(notice) * found.words / 100 + stated_again(policy_at(path), lang)


@pytest.mark.parametrize(("path", "lang"), pages())
def test_page_is_no_longer_than_what_it_states(path: Path, lang: str) -> None:
    policy, notice = policy_at(path), notice_at(path, lang)
    found = measured(notice)

    assert found.words <= budget(policy, lang, grouped=is_grouped(notice))
    assert found.brief <= MOST_WORDS_OF_SUMMARY
    assert len(found.periods) <= max(len(set(found.periods)), stated_periods(policy)) + SPARE, found.periods


def most_repeated(notice: Notice) -> int:
    return MOST_REPEATED if is_grouped(notice) else MOST_REPEATED_APART


def is_grouped(notice: Notice) -> bool:
    """True where purposes stand under the headings of their legal bases."""
    blocks = [block for part in notice.parts if part.anchor == "part-purposes" for block in part.blocks]
    return any(isinstance(block, Card) and block.anchor.startswith("basis-") for block in blocks)
