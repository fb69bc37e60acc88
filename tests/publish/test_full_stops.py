"""Texts that bring the end of a sentence: no page puts a full stop after it, in any language, wherever they stand."""

from __future__ import annotations

import re
from itertools import cycle

import pytest

from polc.core.sources import Source
from polc.export.context import Marks
from polc.export.registry import FORMATS
from polc.model.build import build
from polc.model.policy import Policy
from polc.notice.notice import notice_of
from polc.syntax.parse import parse
from tests.overlay import DAY, analysed
from tests.policies import NAMES, sample

ENDINGS = (".", "…", "!", "?", ".”", ". »")
TEXT = re.compile(
    r'"""[\s\S]*?"""|(?P<before>\b(?:use|by|version|until \d{4}-\d\d-\d\d)\s+)?"(?P<words>(?!"")[^"\\\n]+)"'
)
"""A text on one line, but for a path, an author, a version and a reason."""
DOUBLED = re.compile(r"(?<![.…])[.…?!][\u00a0\u202f ]?[”\"»’]?\.(?![.\w])")
COVERED = """
policy p {
  title en "Policy" languages en made by c
  changes before-effect advice "look here" accepted by use otherwise "go"
}
controller c { name "Firm" called "Shop" registered "Register" reach post "Street" }
document d { title "legal notice" at https://a.example }
section s { text "Named in the {document d}. And in **{document d}**. Or {document d}" }
recipient r { name "Host Inc" role processor because "they help" safeguard other "clauses" }
promise o { never share with r }
"""


def page(policy: Policy, lang: str) -> str:
    written = FORMATS["text"].write([notice_of(policy, lang)], Marks(DAY))
    return " ".join((written.decode() if isinstance(written, bytes) else written).split())


def ended(content: str, *endings: str) -> str:
    """A policy in which each text ends so; by turns, where there are several endings."""
    turns = cycle(endings)

    def closed(match: re.Match[str]) -> str:
        return match[0] if match["before"] or not match["words"] else f'"{match["words"].rstrip(" .…!?")}{next(turns)}"'

    return TEXT.sub(closed, content)


@pytest.mark.parametrize("first", range(0, len(ENDINGS), 2))
def test_no_full_stop_follows_a_text_that_ends_a_sentence(first: int) -> None:
    """Every text has three endings, one after the other, and its neighbours the others."""
    endings = ENDINGS[first:] + ENDINGS[:first]
    told: list[str] = []
    for name in NAMES:
        policy = sample(name)
        file, mistakes = parse(Source(policy.file.source.path, ended(policy.text, *endings)))
        assert not mistakes
        built, _ = build(file, policy.used, DAY)
        for lang in built.languages:
            words = page(built, lang)
            told += (f"{name} {lang}: {words[max(0, m.start() - 60) : m.end()]}" for m in DOUBLED.finditer(words))
    assert not told, "\n".join(told)


@pytest.mark.parametrize("ending", ENDINGS)
def test_nor_where_text_refers_to_it_or_a_short_policy_names_it(ending: str) -> None:
    words = page(analysed(ended(COVERED, ending).replace(f"{{document d}}{ending}", "{document d}.")).policy, "en")
    assert DOUBLED.findall(words) == []


def test_abbreviation_at_end_keeps_its_stop_and_takes_no_other() -> None:
    words = page(analysed(COVERED.replace("Host Inc", "Host Inc.")).policy, "en")
    assert "Host Inc." in words
    assert "Inc.." not in words
