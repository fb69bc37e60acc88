"""Two versions of a notice as one marked text: nothing lost, nothing invented, and easy to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from polc.publish.formats.runs import Run
from polc.publish.notice.notice import Notice, notice_of
from polc.publish.redline.comparison import marked
from polc.publish.redline.marked import Mark
from polc.publish.redline.pairing import paired
from polc.publish.redline.wording import reworded
from polc.syntax.parse import parse
from polc.text.source import Source
from tests.publish.pages import FILES, policy_of, read
from tests.publish.redlines import resolved, told, words

NAMES = tuple(f.stem for f in FILES)


@cache
def notice(stem: str, lang: str) -> Notice:
    return notice_of(policy_of(*read(next(f for f in FILES if f.stem == stem))), lang)


def others(stem: str) -> Iterator[Notice]:
    """The policy with changes in many places: with other numbers, without some declarations; in all its languages."""
    file, used = read(next(f for f in FILES if f.stem == stem))
    text = file.source.text
    numbers = re.sub(r"\bkeep (\d+)", lambda m: f"keep {int(m[1]) + 1}", text)
    declarations = [d for d in file.declarations if d.rule not in ("policy", "use")]
    for start in range(2):
        other = numbers
        if start:
            other = text
            for node in reversed(declarations[start::5]):
                other = other[: node.span.start] + other[node.span.end :]
        found, mistakes = parse(Source("other.pol", other))
        assert not mistakes
        policy = policy_of(found, used)
        yield from (notice_of(policy, lang) for lang in notice(stem, "en").languages)


def holds(one: Notice, other: Notice) -> bool:
    """Checks that a marked text holds both versions word for word; True when it has any mark."""
    parts = marked(one, other)
    assert resolved(parts, Mark.DELETED) == told(other)
    assert resolved(parts, Mark.INSERTED) == told(one)
    return any(part.changed for part in parts)


@pytest.mark.parametrize("stem", NAMES)
def test_both_versions_are_there_word_for_word(stem: str) -> None:
    changed = [
        holds(notice(stem, other.lang), other) and holds(other, notice(stem, other.lang)) for other in others(stem)
    ]
    assert sum(changed) >= len(changed) / 2


def test_policies_that_have_nothing_in_common() -> None:
    assert all(holds(notice(one, "en"), notice(other, "en")) for one, other in zip(NAMES, NAMES[1:], strict=False))


@pytest.mark.parametrize("stem", NAMES)
def test_the_same_text_has_no_mark(stem: str) -> None:
    assert not holds(notice(stem, "en"), notice(stem, "en"))
