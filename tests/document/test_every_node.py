"""Every format writes every kind of node, whatever it holds; and mypy names each place where a new kind is missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from polc.document import blocks, drawing, free_text, inline
from polc.document.notice import Notice
from polc.export.bilingual_html import beside
from polc.export.context import Marks
from polc.export.declaration_text import words_at
from polc.export.fragment import fragment
from polc.export.html import page_of
from polc.export.markdown import markdown
from polc.export.markup.notice import BlockRenderer
from polc.export.redline.html import page as redline
from polc.export.redline.summary import Summary, chapter
from polc.export.text import text
from polc.export.typst_values import printed
from tests.document import nodes
from tests.publish.pages import Elements

ROOT = Path(__file__).parents[2] / "compiler" / "polc"
MARKUP = re.compile(r"""<\[\^|</|(?<!\?P)<[a-z]+[ >]| (?:id|href|class)=["']""")
"""What expressions over tags look like; a named group `(?P<word>` does not."""
ROOMS = ("document", "notice", "export", "site")
GUARDS = {ROOT / "project" / "releases" / "page_markup.py"}
"""Looks through pages of releases, which come from files that anybody may have written, before a site shows them."""
UNIONS = (inline.Node, free_text.FreeBlock, blocks.AnyLine, blocks.Block, drawing.Shape)
KINDS = {kind.__name__ for union in UNIONS for kind in get_args(union)} - {"str"}
DRAWN = settings(max_examples=10, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))


def _chapter(notice: Notice) -> str:
    summary = Summary("en", "a", "b", date(2026, 11, 22), "")
    return redline([chapter(None, notice, summary)])


def _word(notice: Notice) -> bytes:
    from polc.export.docx import bilingual, document

    return document(notice) + bilingual(notice, notice)


WRITTEN: dict[str, Callable[[Notice], object]] = {
    "page": lambda notice: page_of(notice, ("en", "fr")).body,
    "facing": lambda notice: beside(BlockRenderer(notice), BlockRenderer(notice)).body,
    "fragment": fragment,
    "markdown": markdown,
    "text": text,
    "pdf": lambda notice: printed(notice, Marks()),
    "redline": _chapter,
    "explain": lambda notice: words_at(notice, "right-access"),
}


@pytest.mark.parametrize(
    ("union", "drawn"),
    [
        (inline.Node, nodes.INLINE_KINDS), (free_text.FreeBlock, nodes.FREE_KINDS), (blocks.AnyLine, {*nodes.LINES}),
        (blocks.Block, {*nodes.BLOCKS}), (drawing.Shape, {*nodes.SHAPES}),
    ],
)  # fmt: skip
def test_strategies_draw_every_kind(union: object, drawn: set[type]) -> None:
    assert set(get_args(union)) == drawn


@DRAWN
@given(notice=nodes.NOTICES)
def test_formats_write_any_nodes_closed_and_escaped(notice: Notice) -> None:
    for write in WRITTEN.values():
        write(notice)
    _assert_closed_and_escaped(page_of(notice).body)
    _assert_closed_and_escaped(fragment(notice).partition("</style>")[2].rpartition("</div>")[0])


def _assert_closed_and_escaped(html: str) -> None:
    tags = Elements(html).tags
    assert all(given_.get("href", "#").startswith(("#", "http", "mailto:", "../")) for _, given_ in tags)
    assert "script" not in {tag for tag, _ in tags}


@settings(parent=DRAWN, max_examples=2)
@given(notice=nodes.NOTICES)
def test_word_writes_any_nodes(notice: Notice) -> None:
    pytest.importorskip("docx")
    _word(notice)


def _matches() -> Iterator[tuple[str, ast.Match]]:
    for file in sorted(file for room in ROOMS for file in ROOT.glob(f"{room}/**/*.py")):
        for found in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(found, ast.Match):
                yield f"{file.relative_to(ROOT)}:{found.lineno}", found


def _kinds(match: ast.Match) -> set[str]:
    classes = (n for case in match.cases for n in ast.walk(case.pattern) if isinstance(n, ast.MatchClass))
    return {n.cls.id for n in classes if isinstance(n.cls, ast.Name)}


def test_match_over_nodes_ends_in_assert_never() -> None:
    over_nodes = [(place, match) for place, match in _matches() if len(_kinds(match) & KINDS) > 1]
    assert len(over_nodes) > 15
    open_ended = [
        place
        for place, match in over_nodes
        if not ast.unparse(match.cases[-1]).replace("\n   ", "").startswith("case _: assert_never(")
    ]
    assert open_ended == []


def test_no_module_reads_html() -> None:
    readers = re.compile(r"^ *(?:from|import) (?:html\.parser|html import parser|lxml|bs4|html5lib)\b", re.MULTILINE)
    for file in sorted({*ROOT.rglob("*.py")} - GUARDS):
        source = file.read_text(encoding="utf-8")
        assert not readers.search(source), file
        if "import re\n" in source:
            assert [pattern for pattern in _patterns(source) if MARKUP.search(pattern)] == [], file


def _patterns(source: str) -> Iterator[str]:
    """The expressions that a module writes down itself."""
    for found in ast.walk(ast.parse(source)):
        if isinstance(found, ast.Call) and found.args and ast.unparse(found.func).startswith("re."):
            yield from (str(part.value) for part in ast.walk(found.args[0]) if isinstance(part, ast.Constant))


@pytest.mark.parametrize("pattern", ["<[^>]*>", "</(p|li)>", ' id="([^"]*)"', "<a "])
def test_expressions_over_markup_are_noticed(pattern: str) -> None:
    (found,) = _patterns(f"import re\nre.compile({pattern!r})\n")
    assert MARKUP.search(found)


def test_enumerated_nodes_have_one_member() -> None:
    assert all(len(list(kind)) == 1 for kind in (inline.LineBreak, free_text.ThematicBreak) if issubclass(kind, Enum))
