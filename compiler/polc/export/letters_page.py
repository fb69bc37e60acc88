"""The page of letters beside a policy, as HTML: each letter that is ready to send, under a heading of its own."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.record import record
from polc.document.blocks import Card, Letter
from polc.document.notice import Notice
from polc.export.html import TocEntry
from polc.export.markup.inline import write_inline
from polc.export.markup.letter_text import write_letter_text
from polc.export.markup.writer import Writer


@record
class LettersPage:
    """The letters of a policy in a language: `title` is that of the page, `policy` that of the policy."""

    lang: str
    title: str
    policy: str
    controller: str
    body: str
    toc: tuple[TocEntry, ...]


def letters_page(notice: Notice) -> LettersPage | None:
    """The page of a notice's letters; None where it has none."""
    letters = tuple(_letters_of(notice))
    if not letters:
        return None
    book = notice.book
    title = book.say("letter.models")
    html = Writer()
    html.open("header")
    html.open("h1")
    write_inline(html, title)
    html.close("h1")
    html.space()
    html.open("p", class_="meta")
    html.open("a", href="../")
    html.text(notice.title.plain)
    html.close("a")
    html.close("p")
    html.close("header")
    html.space()
    html.open("p")
    write_inline(html, book.say("letter.copy"))
    html.close("p")
    html.space()
    colon = book.say("form.colon")
    for letter in letters:
        html.open("section", id=letter.anchor)
        html.space()
        html.open("h2")
        write_inline(html, letter.title)
        html.close("h2")
        html.space()
        write_letter_text(html, letter, book.say, colon)
        html.close("section")
        html.space()
    toc = tuple(TocEntry(letter.anchor, letter.title.plain, 2) for letter in letters)
    return LettersPage(notice.lang, title.plain, notice.title.plain, notice.controller, str(html), toc)


def _letters_of(notice: Notice) -> Iterator[Letter]:
    for part in notice.parts:
        for block in part.blocks:
            if isinstance(block, Card):
                yield from (inner for inner in block.blocks if isinstance(inner, Letter))
