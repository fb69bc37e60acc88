"""A notice as a Word document in its language."""

from __future__ import annotations

from typing import assert_never

from docx.document import Document

from polc.document.blocks import Block, Card, Entries, Letter, Lines, Part, Picture, Points, Table
from polc.document.inline import Inline, Link, inline, joined
from polc.document.notice import Notice
from polc.export.docx import column_widths
from polc.export.docx.blocks import Writer
from polc.export.docx.container import Place
from polc.export.docx.document_factory import PAGE, PAGES, Facts, blank, new_section, packed, text_width
from polc.export.docx.language_tags import tag
from polc.export.docx.run_writer import Marks, RunWriter
from polc.export.docx.xml_text import clean
from polc.notice.dates import date_in_words

BRIEF = "part-brief"
BETWEEN = " · "


def document(notice: Notice) -> bytes:
    """The notice as the bytes of a `.docx` file: the same for the same notice.

    Upright on A4, with parts that hold a table of many columns on sheets turned on their side.
    """
    made = blank(facts_of(notice))
    run_writer = RunWriter(Marks())
    place = Place(made, text_width(made.sections[-1]))
    _opening(Writer(made, place, run_writer, notice.book), notice)
    _write_parts(made, place, run_writer, notice, 1)
    return packed(made)


def write_text(made: Document, place: Place, run_writer: RunWriter, notice: Notice) -> None:
    """Write a notice below a heading of the first level of another document, without contents."""
    writer = Writer(made, place, run_writer, notice.book)
    opening(writer, notice, 2)
    if notice.brief:
        writer.heading(notice.book.say("brief.heading"), 3, BRIEF)
        writer.lines(notice.brief)
    _write_parts(made, place, run_writer, notice, 3)


def _write_parts(made: Document, place: Place, run_writer: RunWriter, notice: Notice, level: int) -> None:
    """Write the full text of a notice, headings of parts at a level, and close the document's last place."""
    wide = False
    writer = Writer(made, place, run_writer, notice.book)
    for part in notice.parts:
        wanted = any(_columns(block) >= column_widths.WIDE for block in part.blocks)
        if wanted != wide:
            new_section(made, wide=wanted)
            wide, place = wanted, Place(made, text_width(made.sections[-1]))
            writer = writer.at(place)
        writer.heading(part.title, level, part.anchor)
        writer.blocks(part.blocks, level + 1)
    place.close()


def facts_of(notice: Notice) -> Facts:
    """What a document of a notice says of itself."""
    title, say = notice.title.plain, notice.book.say
    said = [say("word.page", page=PAGE, pages=PAGES)]
    if day := dated(notice):
        said.insert(0, say("header.effective", date=day))
    if notice.version:
        said.insert(0, say("header.version", version=clean(notice.version)))
    return Facts(
        title=title,
        author=notice.controller,
        language=tag(notice.lang),
        version=notice.version,
        day=notice.effective,
        header=clean(title),
        footer=BETWEEN.join(words.plain for words in said),
    )


def dated(notice: Notice) -> str:
    """The day from which the notice applies, in words; empty where none is stated."""
    if notice.effective is None:
        return ""
    first = notice.book.find("form.first-day")
    return date_in_words(notice.effective.isoformat(), notice.book.locale, first)


def opening(writer: Writer, notice: Notice, level: int = 0) -> None:
    """The title at a level, who speaks and from when, and which language prevails."""
    writer.heading(notice.title, level, notice.anchor)
    told = [*notice.head, *([inline(notice.prevails)] if notice.prevails else [])]
    if told:
        writer.text(joined(BETWEEN, told), "Facts")


def _opening(writer: Writer, notice: Notice) -> None:
    """The title, the first layer under its heading, and the contents."""
    opening(writer, notice)
    if notice.brief:
        writer.heading(notice.book.say("brief.heading"), 1, BRIEF)
        writer.lines(notice.brief)
    if notice.parts:
        writer.text(notice.book.say("word.contents"), "Contents Heading")
        for part in notice.parts:
            writer.text(_leading(part), "Contents 1")


def _leading(part: Part) -> Inline:
    """The title of a part as a link to it."""
    return inline(Link(f"#{part.anchor}", inline(part.title.plain)))


def _columns(block: Block) -> int:
    """The most columns of a table in a block."""
    match block:
        case Table():
            return len(block.heads)
        case Card():
            return max((_columns(inner) for inner in block.blocks), default=0)
        case Lines() | Entries() | Points() | Letter() | Picture():
            return 0
        case _:
            assert_never(block)
