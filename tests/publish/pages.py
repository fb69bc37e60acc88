"""Reads a policy from its text, or from a file with those that it uses, and renders it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from polc.core.record import replace
from polc.core.sources import Source
from polc.document.blocks import Block, Card, Letter, Picture
from polc.document.notice import Notice
from polc.export.html import Page, render
from polc.export.html import page_of as page_of_notice
from polc.model.build import build
from polc.model.policy import Policy
from polc.notice.notice import notice_of
from polc.syntax.parse import parse
from polc.syntax.tree import File

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
LIBRARIES = {"shared"}
FILES = sorted(
    p for place in ("dsl/skeleton.pol", "policies/*.pol", "tests/ok/*.pol") for p in ROOT.glob(place)
    if "policy " in p.read_text(encoding="utf-8")
)  # fmt: skip


@dataclass
class Element:
    """An element with an id: its tag, and the words that stand in it."""

    tag: str
    words: str = ""


@cache
def read(path: Path) -> tuple[File, tuple[File, ...]]:
    """A file and the files that it uses, directly."""
    file = parsed(path.read_text(encoding="utf-8"), path.name)
    names = [str(v) for n in file.declarations if n.rule == "use" for v in n.values[:1]]
    used = [parsed((path.parent / name).read_text(encoding="utf-8"), name) for name in names]
    return file, tuple(used)


def parsed(text: str, name: str = "example.pol") -> File:
    file, findings = parse(Source(name, text))
    assert not findings, findings
    return file


def policy_of(file: File, used: tuple[File, ...] = ()) -> Policy:
    return build(file, used, DAY)[0]


@cache
def policy_at(path: Path) -> Policy:
    """The policy of a file of the repository; what is made of such files is shared by the tests of a process."""
    return policy_of(*read(path))


@cache
def notice_at(path: Path, lang: str) -> Notice:
    """The notice of a file of the repository in a language."""
    return notice_of(policy_at(path), lang)


@cache
def page_at(path: Path, lang: str) -> Page:
    """The page of a file of the repository in a language."""
    return page_of_notice(notice_at(path, lang))


def as_printed(notice: Notice) -> Notice:
    """A notice without letters and drawings, which only pages show, nor the headings that stand over letters alone."""
    return replace(notice, parts=tuple(replace(p, blocks=_printed(p.blocks)) for p in notice.parts))


def _printed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Card) and block.blocks:
            if inner := _printed(block.blocks):
                found.append(replace(block, blocks=inner))
        elif not isinstance(block, Letter | Picture):
            found.append(block)
    return tuple(found)


def page_of(text: str, lang: str = "en") -> Page:
    return render(policy_of(parsed(text)), lang)


class Elements(HTMLParser):
    """Every element with an id, with its words; and every tag and attribute of the page."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})

    def __init__(self, body: str) -> None:
        super().__init__()
        self.ids: dict[str, list[Element]] = {}
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._open: list[tuple[str, Element | None]] = []
        self.feed(body)
        self.close()
        assert not self._open, f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {k: v or "" for k, v in attrs}
        self.tags.append((tag, found))
        element = Element(tag) if "id" in found else None
        if element:
            self.ids.setdefault(found["id"], []).append(element)
        if tag not in self.VOID:
            self._open.append((tag, element))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        for _, element in self._open:
            if element:
                element.words += data
