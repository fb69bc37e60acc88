"""A notice as a PDF: what the file claims, its structure tree, its words in the order of the notice, its links.

Read with pypdf, which gives the structure tree as it stands and needs nothing but Python.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from polc.core.record import field_names
from polc.document.blocks import Card, Items, Part, Table
from polc.document.inline import Inline, Link, inline
from polc.document.notice import Notice
from polc.export.context import FileError, Marks
from polc.export.html import page_of as page_of_notice
from polc.export.pdf import pdf
from polc.export.registry import FORMATS
from polc.notice.notice import notice_of
from tests.publish.pages import ROOT, Elements, as_printed, notice_at, parsed, policy_of
from tests.publish.pdfs import addresses, opened, squeezed, structure, targets, words

POLICIES = [
    (ROOT / "policies/luxim.pol", "en"),
    (ROOT / "policies/rmn.pol", "fr"),
    (ROOT / "tests/ok/bakery-shop.pol", "en"),
    (ROOT / "tests/ok/libreria.pol", "es"),
]
SMALL = """
policy p {{ title en "{title}" made by c version "2.1" effective 2026-10-01 }}
controller c {{ name "C" reach at https://c.example.org/a }}
"""
each = pytest.mark.parametrize(("path", "lang"), POLICIES, ids=lambda x: x.stem if isinstance(x, Path) else x)


def noticed(path: Path, lang: str) -> Notice:
    """A notice as paper shows it."""
    return as_printed(notice_at(path, lang))


@cache
def made(path: Path, lang: str) -> bytes:
    return pdf(notice_at(path, lang), Marks())


def small(title: str = "Policy", more: str = "") -> Notice:
    return notice_of(policy_of(parsed(SMALL.format(title=title) + more)), "en")


def file_of(notice: Notice, marks: Marks | None = None) -> PdfReader:
    return opened(pdf(notice, marks or Marks()))


@each
def test_the_file_claims_to_be_accessible_and_says_what_it_is(path: Path, lang: str) -> None:
    reader = opened(made(path, lang))
    root = reader.trailer["/Root"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().decode()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == lang
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == noticed(path, lang).title.plain
    assert reader.metadata.author == noticed(path, lang).controller
    assert not {"/CreationDate", "/ModDate"} & set(reader.metadata)


@each
def test_headings_are_those_of_the_notice_and_pass_over_no_level(path: Path, lang: str) -> None:
    notice = noticed(path, lang)
    headings = structure(opened(made(path, lang))).all("H1", "H2", "H3", "H4", "H5", "H6")
    levels = [int(tag.name[1]) for tag in headings]
    assert [tag.title for tag in headings if tag.name == "H1"] == [notice.title.plain]
    first = [notice.book.say("brief.heading").plain]
    assert [tag.title for tag in headings if tag.name == "H2"] == first + [part.title.plain for part in notice.parts]
    assert levels[0] == 1
    assert all(low <= high + 1 for high, low in pairwise(levels))
    cards = [b.title.plain for part in notice.parts for b in part.blocks if isinstance(b, Card)]
    thirds = [tag.title for tag in headings if tag.name == "H3"]
    assert [title for title in thirds if title in cards] == cards


@each
def test_tables_have_heads_that_their_cells_name(path: Path, lang: str) -> None:
    tables = structure(opened(made(path, lang))).all("Table")
    assert tables
    for table in tables:
        heads = [tag for part in table.all("THead") for tag in part.all("TH")]
        assert heads
        assert all(head.scope == "Column" for head in heads)
        for row in (tag for part in table.all("TBody") for tag in part.all("TR")):
            assert [cell.headers for cell in row.all("TD")] == [(head.id,) for head in heads]


@each
def test_lists_and_links_are_tagged(path: Path, lang: str) -> None:
    reader = opened(made(path, lang))
    tree = structure(reader)
    for item in tree.all("LI"):
        assert [tag.name for tag in item.inner] == ["Lbl", "LBody"]
    assert {tag.name for found in tree.all("L") for tag in found.inner} <= {"LI", "L"}
    assert len(tree.all("Link")) >= len(targets(reader)) > 0


@each
def test_bookmarks_are_the_parts_and_their_listed_cards(path: Path, lang: str) -> None:
    found = opened(made(path, lang)).outline
    parts = noticed(path, lang).parts
    assert [entry["/Title"] for entry in found if isinstance(entry, dict)] == [part.title.plain for part in parts]
    cards = [b.title.plain for part in parts for b in part.blocks if isinstance(b, Card) and b.listed]
    assert [e["/Title"] for inner in found if isinstance(inner, list) for e in inner] == cards


@each
def test_every_word_of_the_notice_is_there_part_by_part(path: Path, lang: str) -> None:
    notice, text = noticed(path, lang), without_footers(opened(made(path, lang)))
    at = 0
    for words_of_head in (notice.title, *notice.head, *summary(notice)):
        at = text.index(squeezed(words_of_head.plain), at)
    starts = []
    for part in notice.parts:
        at = begins(text, squeezed(part.title.plain) + first_words(part), at)
        starts.append(at)
    for part, start, end in zip(notice.parts, starts, [*starts[1:], len(text)], strict=True):
        for piece in pieces(part):
            assert squeezed(piece) in text[start:end], (part.title.plain, piece)


def summary(notice: Notice) -> list[Inline]:
    """The words of the first layer, line by line."""
    return [
        x for line in notice.brief for x in (line.label, *(line.items if isinstance(line, Items) else [line.value]))
    ]


def begins(text: str, title: str, at: int) -> int:
    """Where a part begins, from a place on: its title, and not a sentence that quotes it."""
    found = re.compile(rf"(?<!«){re.escape(title)}").search(text, at)
    assert found, title
    return found.start()


def first_words(part: Part) -> str:
    """The beginning of what stands under the title of a part, where it is sure to come first."""
    block = part.blocks[0]
    return squeezed(block.title.plain) if isinstance(block, Card) else ""


def pieces(value: object) -> Iterator[str]:
    """Every text of a notice; not what heads a table that may be set as records."""
    if isinstance(value, Inline):
        yield from re.split(r"\n", value.plain)
    elif isinstance(value, tuple):
        for inner in value:
            yield from pieces(inner)
    elif field_names(value):
        left_out = {"caption", "heads"} if isinstance(value, Table) else set()
        for name in field_names(value):
            if name not in left_out:
                yield from pieces(getattr(value, name))


def without_footers(reader: PdfReader) -> str:
    """The words of all pages without what stands at the foot of each, which begins with the title."""
    title = squeezed(reader.metadata.title or "") if reader.metadata else ""
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    feet = [page[page.rindex(title) :] for page in pages]
    assert all(foot.endswith(str(len(pages))) and len(foot) < len(title) + 100 for foot in feet)
    return "".join(page.removesuffix(foot) for page, foot in zip(pages, feet, strict=True))


@each
def test_links_lead_where_those_of_the_page_lead(path: Path, lang: str) -> None:
    reader = opened(made(path, lang))
    hrefs = {a["href"] for tag, a in Elements(page_of_notice(noticed(path, lang)).body).tags if tag == "a"}
    assert addresses(reader) == {href for href in hrefs if not href.startswith("#")}
    assert set(reader.named_destinations) >= {part.anchor for part in noticed(path, lang).parts}


def test_each_page_says_version_date_and_number() -> None:
    reader = opened(made(*POLICIES[2]))
    for number, page in enumerate(reader.pages, 1):
        text = " ".join(page.extract_text().split())
        assert "Version 4 · In force from 1 October 2026" in text
        assert f"Page {number} of {len(reader.pages)}" in text


def test_day_is_told_where_policy_states_no_date_and_on_drafts() -> None:
    day = Marks(day=date(2026, 11, 22))
    assert "Asat22November2026" in words(file_of(noticed(ROOT / "policies/luxim.pol", "en"), day))
    assert "22November" not in words(file_of(small(), day))
    draft = file_of(small(), Marks(day=date(2026, 11, 22), draft=3, address="https://c.example.org/privacy/"))
    for page in draft.pages:
        text = page.extract_text()
        assert "Draft, not for publication: 3 open findings." in text
        assert "22 November 2026" in text
        assert "https://c.example.org/privacy/" in text
    assert "Draft" not in words(file_of(small()))


def test_the_sentence_on_the_binding_language_stands_at_the_head() -> None:
    text = words(opened(made(ROOT / "policies/luxim.pol", "en")))
    assert text.startswith("PrivacypolicyThePublisherTheFrenchversionprevails.")


def test_the_language_of_words_is_marked() -> None:
    words_in_french = 'section s { title fr "Un titre en français" text fr "Des mots en français." }'
    notice = notice_of(policy_of(parsed(SMALL.format(title="T") + words_in_french)), "en")
    assert [tag.lang for tag in structure(file_of(notice)).walk() if tag.lang] == ["fr", "fr"]


def test_the_same_notice_gives_the_same_bytes_in_another_process() -> None:
    code = "import sys; from tests.publish.test_pdf import made, POLICIES; sys.stdout.buffer.write(made(*POLICIES[3]))"
    env = os.environ | {"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Tokyo", "LANG": "C"}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT), *sys.path])
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True)
    assert other.stdout == made(*POLICIES[3])


HOSTILE = [
    '#import "@preview/x:1.0.0": *',
    "#panic() #sys.inputs #read('/etc/passwd')",
    "$ x^2 $ *bold* _it_ `code` <label> @ref = Heading",
    "// comment /* more */ ~ -- --- ... [x] {y} (z) ; , #",
    "100 % & <b>not bold</b> </script>",
    "right \u202eto left\u202c and \u2067isolated\u2069",
    "\u05e2\u05d1\u05e8\u05d9\u05ea",
    "œuvre, « ça », n° 1, ñandú, ¿qué?, Łódź, Ελλάδα, Привет, €, §, ’",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_written_stays_text(text: str) -> None:
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    reader = file_of(small(safe))
    assert reader.metadata is not None
    assert reader.metadata.title == small(safe).title.plain
    shown = [c for c in squeezed(small(safe).title.plain) if c not in "\u202e\u202c\u2067\u2069"]
    assert sorted(set(shown) - set(words(reader))) == []
    assert [tag.name for tag in structure(reader).all("H1")] == ["H1"]


@pytest.mark.parametrize("title", ["", "  ", "\u200e"])
def test_a_title_of_which_nothing_is_seen_is_no_heading(title: str) -> None:
    more = f'section s {{ title "{title}" text "Said." }}'
    reader = file_of(notice_of(policy_of(parsed(SMALL.format(title=title) + more)), "en"))
    assert [tag.title for tag in structure(reader).all("H1", "H3")] == ["p"]
    assert "Said." in words(reader)


def test_an_overlong_word_stays_on_the_page() -> None:
    text = "x" * 400
    more = f'section s {{ title "S" text "{text}" }}'
    reader = file_of(notice_of(policy_of(parsed(SMALL.format(title=text) + more)), "en"))
    assert words(reader).count(text) > 2
    longest = max(len(line) for page in reader.pages for line in page.extract_text().splitlines())
    assert longest < 100


def test_lists_in_lists_keep_their_depth_and_their_numbers() -> None:
    text = 'section s { title "S" text """\n1. one\n   - inner\n2. two\n\n# Head\n\nafter\n""" }'
    tree = structure(file_of(notice_of(policy_of(parsed(SMALL.format(title="T") + text)), "en")))
    assert [tag.name for tag in tree.all("L")[-2].inner] == ["LI", "L", "LI"]
    assert [tag.title for tag in tree.all("H4")] == ["Head"]


def test_a_link_to_a_place_that_the_file_lacks_is_plain_words() -> None:
    notice = small()
    lost = inline(Link("#nowhere", inline("lost")))
    reader = file_of(notice_with(notice, lost))
    assert "lost" in words(reader)
    assert "nowhere" not in targets(reader)


def notice_with(notice: Notice, words_of_head: Inline) -> Notice:
    values = {name: getattr(notice, name) for name in field_names(notice)}
    return Notice(**values | {"head": (words_of_head,)})


def test_a_character_that_no_font_shows_is_named() -> None:
    with pytest.raises(FileError) as error:
        pdf(small("日本"), Marks())
    assert (error.value.key, error.value.facts) == ("no-glyph", {"character": "日"})


@pytest.mark.parametrize("sign", ["🥐", "👩‍🔬", "👍🏽", "🏴\U000e0067\U000e0062\U000e007f", "\U0001fffd"], ids=ascii)
def test_sign_without_font_is_square_and_last_line_says_which(sign: str) -> None:
    shown = words(file_of(small(f"Bread {sign} and cakes")))
    assert "Bread□andcakes" in shown
    assert f"□standsforsignsthatitsfontslack:U+{ord(sign[0]):04X}" in shown


@pytest.mark.parametrize("sign", ["❤️", "1️⃣", "→", "€"], ids=ascii)
def test_a_sign_that_a_font_shows_stays_and_nothing_is_said(sign: str) -> None:
    shown = words(file_of(small(f"Bread {sign} and cakes")))
    assert f"Bread{sign[0]}" in shown
    assert "standsforsigns" not in shown


@pytest.mark.parametrize("character", ["\U0001fffe", "\u0600", "\u115f", "🥐", "日", "\U000e0067"], ids=ascii)
def test_word_holds_every_character(character: str) -> None:
    made = FORMATS["docx"].write([small(f"Bread {character}")], Marks(date(2026, 11, 22)))
    assert character in ZipFile(BytesIO(made)).read("word/document.xml").decode()


def test_without_the_library_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(FileError) as error:
        pdf(small(), Marks())
    assert (error.value.key, error.value.facts) == ("files-missing", {"library": "typst"})
