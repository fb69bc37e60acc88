"""Words within a line, and authors' free texts, as HTML."""

from __future__ import annotations

import re
from typing import assert_never

from markupsafe import Markup

from polc.document.addresses import is_safe
from polc.document.blocks import FreeText
from polc.document.free_text import (
    BulletList,
    CodeBlock,
    FreeBlock,
    Heading,
    NumberedList,
    Paragraph,
    Quotation,
    ThematicBreak,
)
from polc.document.inline import (
    Code,
    Emphasis,
    Inline,
    Language,
    LineBreak,
    Link,
    Node,
    Place,
    Revision,
    Strong,
)
from polc.export.markup.writer import Writer

FIRST_DAY = re.compile(r"(?<=1)(?<!\w\w)er\b(?= \w)")
"""The end of `1er`, where the name of a month can follow."""


def write_inline(html: Writer, words: Inline) -> None:
    """Write words within a line."""
    for node in words.nodes:
        if type(node) is str:
            _write_text(html, node)
        else:
            _write_node(html, node)


def _write_text(html: Writer, text: str) -> None:
    """Write a text.

    What follows the first day of a month in French is raised: 1ᵉʳ mars.
    """
    for number, part in enumerate(FIRST_DAY.split(text)):
        if number:
            html.open("sup")
            html.text("er")
            html.close("sup")
        html.text(part)


def _write_node(html: Writer, node: Node) -> None:
    match node:
        case str():
            _write_text(html, node)
        case Link(address, content, title, anchor):
            href = address if address.startswith("#") or is_safe(address) else None
            html.open("a", id=anchor or None, href=href, title=title or None)
            write_inline(html, content)
            html.close("a")
        case Place(anchor, content):
            html.open("span", id=anchor)
            write_inline(html, content)
            html.close("span")
        case Language(tag, content):
            html.open("span", lang=tag)
            write_inline(html, content)
            html.close("span")
        case Emphasis(content):
            _write_within(html, "em", content)
        case Strong(content):
            _write_within(html, "strong", content)
        case Code(text):
            html.open("code")
            html.text(text)
            html.close("code")
        case LineBreak():
            html.void("br")
        case Revision(inserted, content):
            _write_within(html, "ins" if inserted else "del", content)
        case _:
            assert_never(node)


def _write_within(html: Writer, element: str, words: Inline) -> None:
    html.open(element)
    write_inline(html, words)
    html.close(element)


def inline_html(words: Inline) -> Markup:
    """Return words within a line as HTML, for a template."""
    html = Writer()
    write_inline(html, words)
    return Markup(html)  # noqa: S704 - the writer escapes every text


# --------------------------------------------------------------------------------------------------------- free texts
def write_free_text(html: Writer, text: FreeText) -> None:
    """Write an author's text, its blocks on lines of their own."""
    if text.lang:
        html.open("div", lang=text.lang)
    html.begin_free_text()
    for block in text.blocks:
        _write_block(html, block)
    html.end_free_text()
    if text.lang:
        html.close("div")


def _write_block(html: Writer, block: FreeBlock) -> None:
    match block:
        case Paragraph(content, tight):
            if tight:
                write_inline(html, content)
                return
            _write_within(html, "p", content)
        case Heading(level, content):
            _write_within(html, f"h{level}", content)
        case BulletList(members):
            html.open("ul")
            _write_members(html, members)
            html.close("ul")
        case NumberedList(members, start):
            html.open("ol", start=str(start) if start != 1 else None)
            _write_members(html, members)
            html.close("ol")
        case Quotation(blocks):
            html.open("blockquote")
            _write_blocks(html, blocks)
            html.close("blockquote")
        case CodeBlock(text, language):
            html.open("pre")
            html.open("code", class_=f"language-{language}" if language else None)
            html.text(text)
            html.close("code")
            html.close("pre")
        case ThematicBreak():
            html.void("hr")
        case _:
            assert_never(block)
    html.space()


def _write_members(html: Writer, members: tuple[tuple[FreeBlock, ...], ...]) -> None:
    html.space()
    for blocks in members:
        html.open("li")
        _write_blocks(html, blocks)
        html.close("li")
        html.space()


def _write_blocks(html: Writer, blocks: tuple[FreeBlock, ...]) -> None:
    """Blocks within another one, on lines of their own but for the words of a member of a tight list."""
    before: FreeBlock | None = None
    for block in blocks:
        tight = isinstance(block, Paragraph) and block.tight
        after_words = isinstance(before, Paragraph) and before.tight and not isinstance(block, CodeBlock)
        if after_words or (before is None and not tight):
            html.space()
        _write_block(html, block)
        before = block


def write_element(html: Writer, name: str, *words: Inline, **attributes: str | None) -> None:
    """Write an element that holds words alone."""
    html.open(name, **attributes)
    for part in words:
        write_inline(html, part)
    html.close(name)
