"""Every fact of the fact sheets is encoded in its policy, at a declaration that leaves words on each page.

A comment such as `# L065–L076, L080` gives the numbers of the facts that a declaration encodes: the one that the
comment stands in, else the next one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from polc.core.sources import Source
from polc.export.html import render
from polc.model.build import build
from polc.model.policy import Policy
from polc.notice.anchors import anchors_of
from polc.syntax.parse import parse

HERE = Path(__file__).parent
POLICIES = {"luxim": ("L", 268), "rmn": ("R", 171)}
COMMENT = re.compile(r"(?:^|\s)#(?P<text>[^\n]*)")
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def policy_of(name: str) -> tuple[str, Policy]:
    text = (HERE.parent / "policies" / f"{name}.pol").read_text(encoding="utf-8")
    file, mistakes = parse(Source(f"{name}.pol", text))
    assert mistakes == []
    return text, build(file, (), date(2026, 11, 22))[0]


def numbers(text: str, letter: str) -> set[int]:
    """The fact numbers in a comment: single ones and ranges."""
    found: set[int] = set()
    for first, last in re.findall(rf"\b{letter}(\d{{3}})(?:\s*[–-]\s*{letter}(\d{{3}}))?", text):
        found |= set(range(int(first), int(last or first) + 1))
    return found


def facts_of(text: str, policy: Policy, letter: str) -> dict[int, set[str]]:
    """The anchors of the declarations at which each fact is encoded."""
    anchors = anchors_of(policy)
    spans = sorted((d.span.start, d.span.end, anchors.of(d)) for d in policy.declarations)
    encoded: dict[int, set[str]] = defaultdict(set)
    for match in COMMENT.finditer(text):
        found = numbers(match.group("text"), letter)
        line_start = text.rfind("\n", 0, match.start("text")) + 1
        code_before = text[line_start : match.start("text") - 1].strip()
        at = line_start + len(text[line_start:]) - len(text[line_start:].lstrip()) if code_before else match.end()
        owner = next((anchor for start, end, anchor in spans if end > at), None)
        for number in found if owner else ():
            encoded[number].add(str(owner))
    return encoded


class Anchored(HTMLParser):
    """The words inside each element that has an `id`."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, list[str]] = defaultdict(list)
        self._open: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append(dict(attrs).get("id"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in self._open:
            if name:
                self.words[name] += data.split()


@pytest.mark.parametrize("name", POLICIES)
def test_the_fact_sheet_is_numbered_without_a_gap(name: str) -> None:
    letter, count = POLICIES[name]
    sheet = (HERE / "facts" / f"{name}.md").read_text(encoding="utf-8")
    assert [int(n) for n in re.findall(rf"^- {letter}(\d+)", sheet, re.MULTILINE)] == list(range(1, count + 1))


@pytest.mark.parametrize("name", POLICIES)
def test_every_fact_is_encoded(name: str) -> None:
    letter, count = POLICIES[name]
    text, policy = policy_of(name)
    encoded = facts_of(text, policy, letter)
    assert set(range(1, count + 1)) - set(encoded) == set()
    assert max(encoded) <= count


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", POLICIES)
def test_every_fact_leaves_words_on_the_page(name: str, lang: str) -> None:
    letter, _ = POLICIES[name]
    text, policy = policy_of(name)
    page = Anchored()
    page.feed(render(policy, lang).body)
    silent = {
        f"{letter}{number:03}: {anchor}"
        for number, anchors in facts_of(text, policy, letter).items()
        for anchor in anchors
        if not page.words[anchor]
    }
    assert silent == set()


def test_a_fact_on_a_declaration_that_says_nothing_is_noticed() -> None:
    page = Anchored()
    page.feed('<section id="a"><p></p></section><section id="b"><p>words <b id="c">here</b><br></p></section>')
    assert (page.words["a"], page.words["b"], page.words["c"]) == ([], ["words", "here"], ["here"])
