"""Sentences that a part of the page tells for all that it lists, and for what a list leaves open."""

from __future__ import annotations

import pytest

from polc.document.blocks import Block, Line, Lines
from polc.notice.notice import notice_of
from tests.overlay import analysed

HEAD = """
policy demo { title en "P" scope https://shop.example.org languages en law eu version "1" made by shop voice we
  CHANGES }
controller shop { name "Lantern" kind company country FR reach at https://shop.example.org/contact }
"""
PERIOD = 'purpose p{n} {{ title en "p{n}" kind order-handling keep {n} days after order, then {fate} }}'


def sentences(text: str, anchor: str) -> list[str]:
    """The sentences of a part of the page that stand in no table."""
    parts = [part for part in notice_of(analysed(text).policy, "en").parts if part.anchor == anchor]
    blocks: list[Block] = [block for part in parts for block in part.blocks]
    lines = [line for block in blocks if isinstance(block, Lines) for line in block.lines]
    return [line.value.plain for line in lines if isinstance(line, Line)]


@pytest.mark.parametrize(
    ("fates", "told"),
    [
        (["delete", "delete"], ["We keep your data for the following periods, then we delete them."]),
        (
            ["delete", "delete", "anonymise"],
            ["Unless stated otherwise, we keep your data for the following periods, then we delete them."],
        ),
        (["delete", "anonymise"], []),
    ],
)
def test_fate_of_more_than_half_of_the_periods_is_told_once(fates: list[str], told: list[str]) -> None:
    stated = "\n".join(PERIOD.format(n=101 + number, fate=fate) for number, fate in enumerate(fates))

    assert sentences(HEAD.replace("CHANGES", "") + stated, "part-periods") == told


def test_changes_with_others_are_told_in_whole_sentences() -> None:
    text = HEAD.replace("CHANGES", "changes on-publication and others")

    assert sentences(text, "part-changes") == ["Changes apply on publication. Other changes are possible."]
