"""Notices as Word documents: opened again and read, in one language and in two."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from polc.core.record import field_names, replace
from polc.document.addresses import is_safe
from polc.document.blocks import Block, Card, FreeText, Items, Letter, Line, Lines, Part, Picture, Row, Table
from polc.document.free_text import BulletList, NumberedList, Paragraph
from polc.document.inline import Inline, Language, Link, inline
from polc.document.notice import Notice
from polc.export.docx import bilingual, document
from polc.export.docx.run_writer import LONGEST
from polc.export.docx.xml_text import MARK, address, clean
from polc.export.runs import runs
from tests.publish.pages import FILES, as_printed, notice_at

HEADING = re.compile(r"Heading (\d)")
PUBLISHED = {f.stem: f for f in FILES if f.stem in ("luxim", "rmn", "skeleton")}


def notice(stem: str, lang: str = "en") -> Notice:
    return notice_at(next(f for f in FILES if f.stem == stem), lang)


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


@cache
def made(stem: str, lang: str = "en") -> Document:
    return opened(document(notice(stem, lang)))


def with_blocks(*blocks: object, **changes: object) -> Notice:
    part = Part("part-test", inline("A part"), blocks)  # type: ignore[arg-type]
    return replace(notice("skeleton"), parts=(part,), **changes)  # type: ignore[arg-type]


def words(found: Document) -> str:
    texts = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in found.element.body.iter(qn("w:p")))
    return " ".join(" ".join(texts).split())


def said(value: object) -> Iterator[str]:
    """Every text of a value made of blocks; drawings are not words."""
    if isinstance(value, Inline):
        yield from filter(str.strip, (run.text for run in runs(value)))
    elif isinstance(value, tuple):
        for member in value:
            yield from said(member)
    elif field_names(value):
        for name in field_names(value):
            if name not in ("drawings", "anchor", "origin", "lang", "mail"):
                yield from said(getattr(value, name))


def texts_of(shown: Notice) -> list[str]:
    return [" ".join(text.split()) for text in said((shown.title, shown.head, shown.brief, as_printed(shown).parts))]


def bookmarks(found: Document) -> list[str]:
    return [str(b.get(qn("w:name"))) for b in found.element.body.iter(qn("w:bookmarkStart"))]


def inner_links(found: Document) -> set[str]:
    links = found.element.body.iter(qn("w:hyperlink"))
    return {str(link.get(qn("w:anchor"))) for link in links if link.get(qn("w:anchor"))}


def outer_links(found: Document) -> set[str]:
    return {rel.target_ref for rel in found.part.rels.values() if rel.is_external}


def headings(found: Document) -> list[tuple[int, str]]:
    paragraphs = [p for p in found.paragraphs if p.style is not None]
    return [(int(m[1]), p.text) for p in paragraphs if (m := HEADING.fullmatch(str(p.style.name)))]  # type: ignore[union-attr]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("stem", sorted(PUBLISHED))
def test_every_word_of_the_notice_is_there(stem: str, lang: str) -> None:
    told = words(made(stem, lang))
    shown = notice(stem, lang)
    texts = texts_of(shown)
    assert len(texts) > 150
    assert [text for text in texts if text not in told] == []


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_links_lead_somewhere(file: Path) -> None:
    found = made(file.stem)
    names = bookmarks(found)
    assert len(names) == len(set(names))
    assert inner_links(found)
    assert inner_links(found) - set(names) == set()
    assert all(re.fullmatch(r"[A-Za-z]\w*", n, re.ASCII) and len(n) <= LONGEST for n in names)
    assert all(is_safe(url) for url in outer_links(found))


@pytest.mark.parametrize("stem", sorted(PUBLISHED))
def test_headings_are_those_of_the_notice_and_skip_no_level(stem: str) -> None:
    found, shown = made(stem), notice(stem)
    assert [p.text for p in found.paragraphs if p.style and p.style.name == "Title"] == [shown.title.plain]
    levels = [level for level, _ in headings(found)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    parts = [part.title.plain for part in shown.parts]
    assert [text for level, text in headings(found) if level == 1] == ["In brief", *parts]
    contents = [p.text for p in found.paragraphs if p.style and p.style.name == "Contents 1"]
    assert contents == parts


@pytest.mark.parametrize("stem", sorted(PUBLISHED))
def test_tables_have_recurring_head_and_words_for_their_reader(stem: str) -> None:
    told = [table for part in notice(stem).parts for table in tables_of(part.blocks)]
    found = [t for t in made(stem).tables if t.style and t.style.name == "Facts Table"]
    assert told
    for table, shown in zip(found, told, strict=True):
        assert [cell.text for cell in table.rows[0].cells] == [head.plain for head in shown.heads]
        assert header_rows(table) == [0]
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == (
            shown.caption.plain or ", ".join(h.plain for h in shown.heads)
        )
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"


def tables_of(blocks: tuple[Block, ...]) -> list[Table]:
    found: list[Table] = []
    for block in blocks:
        match block:
            case Table():
                found.append(block)
            case Card():
                found += tables_of(block.blocks)
    return found


def header_rows(table: WordTable) -> list[int]:
    return [
        n
        for n, row in enumerate(table.rows)
        if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
    ]


@pytest.mark.parametrize(("lang", "tag", "page"), [("en", "en-GB", "Page 1 of 1"), ("fr", "fr-FR", "Page 1 sur 1")])
def test_what_a_document_says_of_itself(lang: str, tag: str, page: str) -> None:
    shown = replace(notice("skeleton", lang), version="3.1", effective=date(2026, 9, 1))
    found = opened(document(shown))
    known = found.core_properties
    assert (known.title, known.author, known.language) == (shown.title.plain, shown.controller, tag)
    assert (known.version, known.comments) == ("3.1", "")
    assert known.created is not None
    assert known.created.date() == date(2026, 9, 1)
    language = found.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == tag
    section = found.sections[0]
    assert section.header.paragraphs[0].text == shown.title.plain
    footer = section.footer.paragraphs[0]._p
    told = "".join(t.text or "" for t in footer.iter(qn("w:t")))
    assert told.startswith("Version 3.1 · ")
    assert "2026" in told
    assert told.endswith(page)
    assert [f.get(qn("w:instr")) for f in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_no_clock_and_the_same_bytes() -> None:
    shown = replace(notice("skeleton"), effective=None)
    once = document(shown)
    assert once == document(shown)
    assert bilingual(shown, notice("skeleton", "fr")) == bilingual(shown, notice("skeleton", "fr"))
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [n for n in archive.namelist() if "thumbnail" in n]
    created = opened(once).core_properties.created
    assert created is not None
    assert created.date() == date(2000, 1, 1)


def test_runs_in_another_language_are_marked() -> None:
    la_loi, das_gesetz = Language("fr", inline("la loi")), Language("de", inline("das Gesetz"))
    line = Line(inline("so said: ", la_loi, " and ", das_gesetz))
    found = opened(document(with_blocks(Lines((line,)))))
    marked = {r.text: r._r.rPr.find(qn("w:lang")) for p in found.paragraphs for r in p.runs if r._r.rPr is not None}
    assert marked["la loi"].get(qn("w:val")) == "fr-FR"
    assert marked["das Gesetz"].get(qn("w:val")) == "de-DE"


HOSTILE = "\x00\x07\x0b\x1b[2J \u202egnp.exe \ud800 \uffff \ue000 {PAGE} { INCLUDETEXT c:/x } <w:p/> ]]> &amp; \\field"


def test_hostile_words_stay_words() -> None:
    text = inline(HOSTILE)
    blocks = (
        Lines((Line(text, text), Items((text, text), text), FreeText((Paragraph(text),), "note"))),
        Table(text, (text, text), (Row("a-row", ((Line(text),), (Line(text),))),)),
        Card("a-card", text, (Letter("a-letter", text, text, (text,), (text,), "javascript:alert(1)"),)),
    )
    shown = with_blocks(*blocks, title=text, controller=HOSTILE * 20, version=HOSTILE, prevails=HOSTILE)
    content = document(shown)
    found = opened(content)
    told = words(found)
    assert MARK in told
    assert "{ INCLUDETEXT c:/x } <w:p/> ]]> &amp; \\field" in told
    xml = b"".join(
        zipfile.ZipFile(io.BytesIO(content)).read(n) for n in zipfile.ZipFile(io.BytesIO(content)).namelist()
    )
    assert set(re.findall(rb'w:instr="([^"]*)"', xml)) == {b"PAGE", b"NUMPAGES"}
    assert b"instrText" not in xml
    assert "\u202e" not in told
    assert outer_links(found) == set(outer_links(made("skeleton"))) & outer_links(found)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//elsewhere.example",
        "https://", "https://[half", "https://a.example:port/", "https://a.example/\x01", "vbscript:x",
        "\\\\host\\share",
                f"https://a.example/{'x' * 3000}",
    ],
)  # fmt: skip
def test_only_safe_addresses_are_links(link: str) -> None:
    line = Line(inline(Link(link, inline("the words"))))
    found = opened(document(with_blocks(Lines((line,)))))
    assert "the words" in words(found)
    assert address(link) == ""
    assert [rel for rel in outer_links(found) if "elsewhere" in rel or "alert" in rel or "a.example" in rel] == []


def test_addresses_that_word_can_read() -> None:
    assert address("https://example.org/é?q={x}&a=b#c") == "https://example.org/%C3%A9?q=%7Bx%7D&a=b#c"
    assert address("mailto:legal@example.org?subject=x%20y") == "mailto:legal@example.org?subject=x%20y"
    assert clean("one\r\ntwo\tthree") == "one\ntwo\tthree"


def test_lists_of_authors_keep_depth_and_numbers() -> None:
    a, b, c, d = (Paragraph(inline(letter), tight=True) for letter in "abcd")
    first, second = NumberedList(((a,), (b, BulletList(((c,),))))), NumberedList(((d,),), start=5)
    text = FreeText((Paragraph(inline("Intro")), first, Paragraph(inline("So")), second), "section")
    found = opened(document(with_blocks(Lines((text,)))))
    kept = {p.text: p for p in found.paragraphs if p.style and p.style.name.startswith("List")}  # type: ignore[union-attr]
    assert {t: p.style.name for t, p in kept.items() if p.style and t in "abcd"} == {
        "a": "List Number", "b": "List Number", "c": "List Bullet 2", "d": "List Number",
    }  # fmt: skip
    lists = {t: p._p.pPr.numPr.numId.val for t, p in kept.items() if t in "abd"}
    assert lists["a"] == lists["b"] != lists["d"]
    numbering = found.part.numbering_part.element
    starts = {n.numId: n.find(f".//{qn('w:startOverride')}") for n in numbering.num_lst}
    assert starts[lists["a"]].get(qn("w:val")) == "1"
    assert starts[lists["d"]].get(qn("w:val")) == "5"


def test_table_of_many_columns_lies_on_its_side_with_its_heading() -> None:
    wide = Table(inline("Wide"), tuple(inline(f"Head {n}") for n in range(6)), ())
    parts = (
        Part("part-one", inline("One"), (Lines((Line(inline("upright")),)),)),
        Part("part-two", inline("Two"), (wide,)),
        Part("part-three", inline("Three"), (Lines((Line(inline("upright again")),)),)),
    )
    found = opened(document(replace(notice("skeleton"), parts=parts)))
    assert [s.orientation for s in found.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    body = [str(e.tag).rpartition("}")[2] for e in found.element.body]
    at = {p.text: list(found.element.body).index(p._p) for p in found.paragraphs if p.text in ("One", "Two", "Three")}
    breaks = [n for n, e in enumerate(found.element.body) if e.find(f".//{qn('w:sectPr')}") is not None]
    assert at["One"] < breaks[0] < at["Two"] < body.index("tbl") < breaks[1] < at["Three"]


ORDERS = {
    "w:pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd spacing ind jc outlineLvl rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs color sz szCs u lang",
    "w:tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "w:style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
}
"""The order in which the format wants what we write; Word calls a file damaged that has another."""


@pytest.mark.parametrize("stem", sorted(PUBLISHED))
def test_properties_stand_in_the_order_of_the_format(stem: str) -> None:
    both = opened(bilingual(notice(stem, "en"), notice(stem, "fr")))
    for found in (made(stem), both):
        for root in (found.element, found.styles.element):
            for tag, order in ORDERS.items():
                for element in root.iter(qn(tag)):
                    at = [order.split().index(str(child.tag).rpartition("}")[2]) for child in element]
                    assert at == sorted(at)
        cells = list(found.element.iter(qn("w:tc")))
        assert {cell[-1].tag for cell in cells} == {qn("w:p")}
        styles = {s.get(qn("w:styleId")) for s in found.styles.element.iter(qn("w:style"))}
        used = {e.get(qn("w:val")) for t in ("w:pStyle", "w:rStyle", "w:tblStyle") for e in found.element.iter(qn(t))}
        assert used <= styles


LETTER = Letter("letter-x", inline("A letter"), inline("Subject"), (inline("To us"),), (inline("Dear"),), "")


def test_letters_and_drawings_stand_on_pages_alone() -> None:
    drawn = Picture("picture-flow", inline("Where the data go"), ())
    card = Card("part-letters", inline("Model letters"), (LETTER,))
    shown = with_blocks(Lines((Line(inline("kept")),)), drawn, card)
    for found in (opened(document(shown)), opened(bilingual(shown, shown))):
        told = words(found)
        assert "kept" in told
        assert not [text for text in ("A letter", "Dear", "Model letters", "Where the data go") if text in told]


def test_heading_with_letters_keeps_its_other_words() -> None:
    card = Card("right-objection", inline("Objection"), (Lines((Line(inline("You may object.")),)), LETTER))
    found = words(opened(document(with_blocks(card))))
    assert "You may object." in found
    assert not [text for text in ("Dear", "A letter") if text in found]


def line_of_summary(line: Line | Items) -> tuple[Inline, ...]:
    return (line.label, *line.items) if isinstance(line, Items) else (line.value,)


def test_two_languages_stand_row_by_row() -> None:
    left, right = notice("skeleton", "en"), notice("skeleton", "fr")
    found = opened(bilingual(left, right))
    table = found.tables[0]
    assert [c.text for c in table.rows[0].cells] == ["English", "Français"]
    assert header_rows(table) == [0]
    assert found.sections[0].orientation == WD_ORIENT.LANDSCAPE
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    for first, other in zip(left.parts, right.parts, strict=True):
        assert [first.title.plain, other.title.plain] in rows
    # A row keeps together: had it the whole first layer, it would leave the first page to the title.
    first = rows.index([n.book.say("brief.heading").plain for n in (left, right)])
    sentences = [["\n".join(x.plain for x in line_of_summary(line)) for line in n.brief] for n in (left, right)]
    assert len(sentences[0]) == len(sentences[1]) > 3
    for row, said_of_both in zip(rows[first + 1 :], zip(*sentences, strict=True), strict=False):
        assert row == list(said_of_both)
    assert [row for row in rows if not all(row)] == []
    for row in list(table.rows)[1:]:
        levels = [[p.style.name for p in c.paragraphs if p.style and HEADING.match(p.style.name)] for c in row.cells]
        assert levels[0] == levels[1]
    tags = [
        {str(x.get(qn("w:val"))) for row in list(table.rows)[1:] for x in row.cells[n]._tc.iter(qn("w:lang"))}
        for n in (0, 1)
    ]
    assert tags == [{"en-GB"}, {"fr-FR"}]
    assert inner_links(found) - set(bookmarks(found)) == set()
    assert len(bookmarks(found)) == len(set(bookmarks(found)))


@pytest.mark.parametrize("stem", ["luxim", "rmn"])
def test_two_languages_say_every_word_of_both(stem: str) -> None:
    left, right = notice(stem, "en"), notice(stem, "fr")
    found = opened(bilingual(left, right))
    told = words(found)
    for shown in (left, right):
        unsaid = {table.heads[0].plain for part in shown.parts for table in tables_of(part.blocks)}
        assert [text for text in texts_of(shown) if text not in told and text not in unsaid] == []
    assert inner_links(found) - set(bookmarks(found)) == set()


def test_what_one_language_lacks_leaves_its_place_empty() -> None:
    left, right = notice("skeleton", "en"), notice("skeleton", "fr")
    shorter = replace(right, parts=tuple(p for p in right.parts if p.anchor != "part-rights"))
    lost = next(p for p in left.parts if p.anchor == "part-rights")
    rows = [[cell.text for cell in row.cells] for row in opened(bilingual(left, shorter)).tables[0].rows]
    assert [lost.title.plain, ""] in rows
    after = left.parts[[p.anchor for p in left.parts].index("part-rights") + 1]
    same = next(p for p in right.parts if p.anchor == after.anchor)
    assert [after.title.plain, same.title.plain] in rows
