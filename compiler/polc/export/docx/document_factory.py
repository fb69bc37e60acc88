"""A new document and its bytes: sheet, properties, header and footer, the package."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from polc.core.record import record
from polc.export.docx.styles import dress
from polc.export.docx.xml_text import clean

SHORT, LONG, MARGIN = Mm(210), Mm(297), Mm(20)
"""A4, and what is left white around the words."""
NO_DAY = date(2000, 1, 1)
"""The day that a document bears where its policy bears none: never that of the clock."""
OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can name."""
LONGEST = 255
"""The most characters of a property."""
PAGE, PAGES = "\ue000", "\ue001"
"""What stands for the number of a page and of all pages in the words of a footer."""


@record
class Facts:
    """What a document says of itself: its properties, and the words of header and footer.

    `language` as Word names it; `footer` may hold `PAGE` and `PAGES`.
    """

    title: str
    author: str
    language: str
    version: str = ""
    day: date | None = None
    header: str = ""
    footer: str = ""


def blank(facts: Facts, *, wide: bool = False) -> Document:
    """A new document on A4 with its styles, properties, header and footer.

    `wide` turns the sheet.
    """
    document = docx.Document()
    dress(document, facts.language)
    _properties(document, facts)
    _settings(document, facts.language)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = MARGIN
    section.header_distance = section.footer_distance = Mm(10)
    turn(section, wide=wide)
    _words(section.header.paragraphs[0], facts.header, WD_ALIGN_PARAGRAPH.RIGHT)
    _words(section.footer.paragraphs[0], facts.footer, WD_ALIGN_PARAGRAPH.CENTER)
    return document


def turn(section: Section, *, wide: bool) -> None:
    """Sets the sheet upright or on its side."""
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if wide else (SHORT, LONG)


def new_section(document: Document, *, wide: bool) -> None:
    """Goes on with a new page, upright or on its side; header and footer stay."""
    turn(document.add_section(WD_SECTION.NEW_PAGE), wide=wide)


def text_width(section: Section) -> Length:
    """The width between the margins."""
    return Length((section.page_width or SHORT) - (section.left_margin or MARGIN) - (section.right_margin or MARGIN))


def packed(document: Document) -> bytes:
    """The document as a file: the same bytes for the same words, whatever the clock says."""
    saved, out = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(given.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, OLDEST)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            made.writestr(entry, given.read(name))
    return out.getvalue()


def _properties(document: Document, facts: Facts) -> None:
    day = facts.day or NO_DAY
    known = document.core_properties
    known.title, known.author = _shortened(facts.title), _shortened(facts.author)
    known.language, known.version = facts.language, _shortened(facts.version)
    known.created = known.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, without an hour
    known.last_modified_by, known.comments, known.keywords, known.subject, known.revision = "", "", "", "", 1
    package = document.part.package
    for id_, held in list(package.rels.items()):
        if held.reltype.endswith("/thumbnail"):
            del package.rels[id_]
    for id_, held in list(document.part.rels.items()):
        if held.reltype.endswith(("/stylesWithEffects", "/customXml")):
            del document.part.rels[id_]


def _shortened(text: str) -> str:
    words = " ".join(clean(text).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _settings(document: Document, language: str) -> None:
    settings = document.settings.element
    for tag in ("w:rsids", "w:proofState", "w:savePreviewPicture"):
        found = settings.find(qn(tag))
        if found is not None:
            settings.remove(found)
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), language)
    zoom = settings.find(qn("w:zoom"))
    zoom.attrib.pop(qn("w:val"), None)
    zoom.set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _words(paragraph: Paragraph, words: str, alignment: WD_ALIGN_PARAGRAPH) -> None:
    """The words of a header or a footer.

    The number of a page is a field that Word counts itself.
    """
    paragraph.alignment = alignment
    rest = words
    while rest:
        at = min((n for n in (rest.find(PAGE), rest.find(PAGES)) if n >= 0), default=len(rest))
        if rest[:at]:
            paragraph.add_run(clean(rest[:at]))
        if at < len(rest):
            _field(paragraph, "PAGE" if rest[at] == PAGE else "NUMPAGES")
        rest = rest[at + 1 :]


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    paragraph._p.append(field)
