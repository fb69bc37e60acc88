"""The styles of a document: what each kind of words looks like.

Everything has a named style, so that whoever receives a document can change its looks in one place.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from polc.core.record import record

FONT = "Calibri"
FIXED = "Consolas"
INK, SOFT, ACCENT, LINK, RULE, SHADE = "1C2024", "535B64", "1F3A5F", "0B4F7D", "B9BEC4", "EEF1F4"
TABLE = "Facts Table"
FRAME = "Frame"
COLUMNS = "Two Columns"
KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Title", "Header", "Footer", "Caption", "Quote",
        "Strong", "Emphasis", "List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2",
        "List Number 3", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5"}  # fmt: skip
BULLETS, NUMBERS, CELL_BULLETS, INNER_BULLETS = 1, 2, 3, 4
"""The lists of the document, by their numbers in its numbering part."""

LISTS = ((BULLETS, 0, 284, "•–•"), (NUMBERS, 0, 340, ""), (CELL_BULLETS, 0, 170, "•"), (INNER_BULLETS, 280, 284, "•"))
"""Each list with its indent and the step of its depths, in twentieths of a point, and its bullets; numbers for none."""


@record
class Look:
    """How a paragraph style looks: sizes and distances in points, `left` and `right` indents too."""

    size: float
    before: float = 0
    after: float = 4
    left: float = 0
    right: float = 0
    colour: str = INK
    bold: bool = False
    italic: bool = False
    font: str = ""
    keep: bool = False
    level: int = 0
    list_: tuple[int, int] | None = None
    border: str = ""
    shade: str = ""
    parent: str = "Normal"


PARAGRAPHS = {
    "Title": Look(24, after=6, colour=ACCENT, bold=True, keep=True),
    "Heading 1": Look(16, 20, 6, colour=ACCENT, bold=True, keep=True, level=1, border="bottom"),
    "Heading 2": Look(13, 14, 4, colour=ACCENT, bold=True, keep=True, level=2),
    "Heading 3": Look(11.5, 10, 3, bold=True, keep=True, level=3),
    "Heading 4": Look(10.5, 8, 3, colour=SOFT, bold=True, keep=True, level=4),
    "Heading 5": Look(10.5, 8, 3, colour=SOFT, italic=True, keep=True, level=5),
    "List Bullet": Look(10.5, after=2, list_=(BULLETS, 0)),
    "List Bullet 2": Look(10.5, after=2, list_=(BULLETS, 1)),
    "List Bullet 3": Look(10.5, after=2, list_=(BULLETS, 2)),
    "List Number": Look(10.5, after=2, list_=(NUMBERS, 0)),
    "List Number 2": Look(10.5, after=2, list_=(NUMBERS, 1)),
    "List Number 3": Look(10.5, after=2, list_=(NUMBERS, 2)),
    "Caption": Look(9, 8, 4, colour=SOFT, italic=True, keep=True),
    "Quote": Look(10.5, left=14, italic=True, border="left"),
    "Header": Look(8.5, after=0, colour=SOFT),
    "Footer": Look(8.5, after=0, colour=SOFT),
    "Facts": Look(10.5, after=10, colour=SOFT),
    "Contents Heading": Look(13, 14, 4, colour=ACCENT, bold=True, keep=True),
    "Contents 1": Look(10.5, after=1),
    "Term": Look(10.5, 6, 1, bold=True, keep=True),
    "Definition": Look(10.5, after=3, left=14),
    "List Lead": Look(10.5, after=2, keep=True),
    "Definition Lead": Look(10.5, after=2, left=14, keep=True),
    "Definition Bullet": Look(10.5, after=2, list_=(INNER_BULLETS, 0)),
    "Note": Look(10.5, left=10, border="left"),
    "Case": Look(10.5, left=10, border="left"),
    "Preformatted": Look(9, left=10, font=FIXED, shade=SHADE),
    "Letter": Look(10, after=0, left=12, right=12, border="box", shade="F7F8FA"),
    "Table Text": Look(9, after=2),
    "Table Heading": Look(9, after=2, colour=ACCENT, bold=True, keep=True),
    "Table Bullet": Look(9, after=1, list_=(CELL_BULLETS, 0)),
    "Message": Look(11.5, 2, 4, bold=True, keep=True),
    "Answer": Look(9, after=0),
}
CHARACTERS = {
    "Label": {"bold": True, "colour": SOFT},
    "Hyperlink": {"colour": LINK, "underline": True},
    "Code": {"font": FIXED, "size": 9},
    "At Fault": {"bold": True, "underline": True, "colour": "A1260D"},
}


def id_of(name: str) -> str:
    """The id under which a style of this name stands."""
    return name.replace(" ", "")


def dress(document: Document, language: str) -> None:
    """Gives a new document its styles and lists.

    `language` is that of all words without a language of their own.
    """
    _strip(document)
    _defaults(document, language)
    for name, look in PARAGRAPHS.items():
        _paragraph_style(document, name, look)
    for name, given in CHARACTERS.items():
        _character_style(document, name, given)
    for xml in (FACTS_TABLE, FRAME_TABLE, COLUMNS_TABLE):
        document.styles.element.append(parse_xml(xml))
    _lists(document)


def _strip(document: Document) -> None:
    """Takes away the styles of the library's own template that nothing here uses."""
    for style in list(document.styles):
        if style.name not in KEPT:
            style.element.getparent().remove(style.element)
    for style in document.styles:
        for tag in ("w:link", "w:rsid"):
            found = style.element.find(qn(tag))
            if found is not None:
                style.element.remove(found)


def _defaults(document: Document, language: str) -> None:
    run = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(run):
        run.remove(child)
    for xml in (
        f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>',
        f'<w:sz {nsdecls("w")} w:val="21"/>',
        f'<w:szCs {nsdecls("w")} w:val="21"/>',
        f'<w:lang {nsdecls("w")} w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>',
    ):
        run.append(parse_xml(xml))
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - what the template holds
    _apply_look(normal, Look(10.5))
    normal.paragraph_format.line_spacing = 1.1
    normal.paragraph_format.widow_control = True


def _paragraph_style(document: Document, name: str, look: Look) -> None:
    known = name in {s.name for s in document.styles}
    style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - what was asked for
    for tag in ("w:rPr", "w:pPr"):
        found = style.element.find(qn(tag))
        if found is not None:
            style.element.remove(found)
    style.base_style = document.styles["Normal"]
    style.next_paragraph_style = document.styles["Normal"] if look.level or look.keep else style
    style.hidden, style.quick_style, style.unhide_when_used = False, True, False
    _apply_look(style, look)


def _apply_look(style: ParagraphStyle, look: Look) -> None:
    font, form = style.font, style.paragraph_format
    font.size, font.color.rgb = Pt(look.size), RGBColor.from_string(look.colour)
    font.bold, font.italic = look.bold or None, look.italic or None
    if look.font:
        _font(style, look.font)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keep or None
    form.keep_together = look.font == FIXED or None
    if look.left:
        form.left_indent = Pt(look.left)
    if look.right:
        form.right_indent = Pt(look.right)
    properties = style.element.get_or_add_pPr()
    if look.list_:
        number, depth = look.list_
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = depth, number
    if look.border:
        sides = ("top", "left", "bottom", "right") if look.border == "box" else (look.border,)
        lines = "".join(f'<w:{s} w:val="single" w:sz="6" w:space="6" w:color="{RULE}"/>' for s in sides)
        properties.insert_element_before(parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>"), *AFTER_BORDER)
    if look.shade:
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{look.shade}"/>')
        properties.insert_element_before(shade, *AFTER_BORDER[1:])
    if look.level:
        properties.insert_element_before(
            parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{look.level - 1}"/>'), "w:divId", "w:rPr", "w:sectPr"
        )


AFTER_BORDER = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
                "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid",
                "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
                "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:rPr",
                "w:sectPr")  # fmt: skip
"""What stands after a border among the properties of a paragraph, in the order that the format wants."""


def _font(style: ParagraphStyle | CharacterStyle, name: str) -> None:
    style.font.name = name
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    fonts.set(qn("w:cs"), name)


def _character_style(document: Document, name: str, given: dict[str, object]) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=name == "Hyperlink")
    assert isinstance(style, CharacterStyle)  # noqa: S101 - what was asked for
    style.quick_style, style.unhide_when_used = True, False
    if "font" in given:
        _font(style, str(given["font"]))
    if "size" in given:
        style.font.size = Pt(float(str(given["size"])))
    if "colour" in given:
        style.font.color.rgb = RGBColor.from_string(str(given["colour"]))
    style.font.bold = bool(given.get("bold")) or None
    style.font.underline = bool(given.get("underline")) or None


def _lists(document: Document) -> None:
    """The lists: bullets, numbers, and the narrower bullets of table cells."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for number, start, step, marks in LISTS:
        levels = "".join(_numbering_level(n, start, step, marks) for n in range(len(marks) or 3))
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
            )
        )
    for number, *_ in LISTS:
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


def _numbering_level(depth: int, start: int, step: int, marks: str) -> str:
    form, words = ("bullet", marks[depth]) if marks else ("decimal", f"%{depth + 1}.")
    left = start + (depth + 1) * step
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{step}"/></w:pPr></w:lvl>'
    )


def numbered_from(document: Document, first: int, depth: int) -> int:
    """A new list of numbers that begins with `first` at a depth from 0.

    The number of the list.
    """
    numbering = document.part.numbering_part.element
    number = len(numbering.findall(qn("w:num"))) + 1
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{NUMBERS}"/>'
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
        )
    )
    return number


def _table_style(name: str, borders: str, margin: int, more: str = "") -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{id_of(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblCellMar><w:top w:w="{margin // 2}" w:type="dxa"/><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:bottom w:w="{margin // 2}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{more}</w:style>"
    )


def _borders(sides: str, colour: str = RULE) -> str:
    return "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for s in sides.split())


FIRST_ROW = (
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr>'
    "</w:tblStylePr>"
)
FACTS_TABLE = _table_style(TABLE, _borders("top bottom insideH insideV"), 90, FIRST_ROW)
FRAME_TABLE = _table_style(FRAME, _borders("top left bottom right", ACCENT), 160)
COLUMNS_TABLE = _table_style(COLUMNS, _borders("top bottom insideV insideH", "DDE1E5"), 160, FIRST_ROW)
