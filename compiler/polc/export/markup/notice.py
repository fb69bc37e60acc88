"""A whole notice as HTML, without what a site has around it: its head, its first layer, its parts."""

from __future__ import annotations

from collections.abc import Sequence

from polc.document.blocks import Block, Items, Line
from polc.document.inline import Inline
from polc.document.notice import Notice
from polc.export.markup.blocks import BlockWriter
from polc.export.markup.inline import write_inline
from polc.export.markup.writer import Html, Writer
from polc.notice.language_names import own_name

BRIEF = "part-brief"


class BlockRenderer:
    """Renders the blocks of a notice, each once for all pages that show it.

    `letters` is where its letters stand.
    """

    def __init__(self, notice: Notice, letters: str = "") -> None:
        self.notice = notice
        self.writer = BlockWriter(notice.book, letters)
        self._known: dict[int, tuple[Block, Html]] = {}

    def block(self, block: Block) -> Html:
        """Return a block of the notice, or one that holds a part of what such a block holds, as HTML."""
        known = self._known.get(id(block))
        if known is None:
            html = Writer()
            self.writer.block(html, block)
            known = self._known[id(block)] = block, tuple(html.pieces)
        return known[1]

    def write(self, html: Writer, block: Block) -> None:
        """Write a block, likewise."""
        html.add(self.block(block))


def write_notice(html: Writer, notice: Notice, beside: Sequence[str], renderer: BlockRenderer | None = None) -> None:
    """Write a notice; each heading leads to the same place in the languages `beside`.

    `renderer` keeps its blocks.
    """
    others = [(lang, own_name(lang)) for lang in beside if lang != notice.lang]
    html.open("header", id=notice.anchor or None)
    html.space()
    html.open("h1")
    html.text(notice.title.plain)
    html.close("h1")
    html.space()
    if notice.head:
        _write_head(html, notice.head)
    html.close("header")
    html.space()
    if notice.brief:
        title = f"{BRIEF}-title"
        html.open("section", class_="brief", id=BRIEF, aria_labelledby=title)
        html.space()
        _write_heading(html, notice.book.say("brief.heading"), BRIEF, others, title)
        html.space()
        write_brief(html, notice.brief)
        html.close("section")
        html.space()
    writer = renderer.writer if renderer else BlockWriter(notice.book)
    for part in notice.parts:
        html.open("section", id=part.anchor)
        html.space()
        _write_heading(html, part.title, part.anchor, others)
        html.space()
        writer.blocks(html, part.blocks, renderer.write if renderer else None)
        html.space()
        html.close("section")
        html.space()


def write_brief(html: Writer, lines: Sequence[Line | Items]) -> None:
    """Write the first layer."""
    html.open("ul")
    html.space()
    for line in lines:
        html.open("li")
        if isinstance(line, Items):
            write_inline(html, line.label)
            _write_items(html, line.items)
        else:
            write_inline(html, line.value)
        html.close("li")
        html.space()
    html.close("ul")


def _write_items(html: Writer, items: Sequence[Inline]) -> None:
    html.open("ul")
    html.space()
    for item in items:
        html.open("li")
        write_inline(html, item)
        html.close("li")
        html.space()
    html.close("ul")


def _write_head(html: Writer, head: Sequence[Inline]) -> None:
    html.open("p", class_="meta")
    for number, item in enumerate(head):
        if number:
            html.text(" · ")
        html.open("span")
        write_inline(html, item)
        html.close("span")
    html.close("p")
    html.space()


def _write_heading(
    html: Writer, words: Inline, anchor: str, others: Sequence[tuple[str, str]], own: str | None = None
) -> None:
    """Write a heading, with links to the same place in other languages.

    `own` is an anchor of the heading itself.
    """
    if others:
        html.open("div", class_="heading")
    html.space()
    html.open("h2", id=own)
    write_inline(html, words)
    html.close("h2")
    html.space()
    if not others:
        return
    html.open("p", class_="elsewhere")
    for number, (lang, name) in enumerate(others):
        if number:
            html.space(" ")
        html.open("a", href=f"../{lang}/#{anchor}", lang=lang, hreflang=lang)
        html.text(name)
        html.close("a")
    html.close("p")
    html.space()
    html.close("div")
    html.space()
