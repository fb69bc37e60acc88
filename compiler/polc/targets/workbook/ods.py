"""Workbooks as OpenDocument (.ods, ISO/IEC 26300)."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from polc.targets.workbook.archive import packed
from polc.targets.workbook.sheets import Column, Sheet, Workbook, cell_text

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("table", "table"), ("text", "text"), ("meta", "meta"),
        ("config", "config"), ("manifest", "manifest"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
PURL = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
OPEN_FORMULA = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
CENTIMETRES = 0.19
"""The width of a character of ten points."""
CELLS = (
    '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" '
    'style:vertical-align="top" fo:border="0.5pt solid #000000" fo:background-color="#e8ecef"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="body" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" '
    'style:vertical-align="top" fo:border="0.5pt solid #000000"/></style:style>'
)


def ods(workbook: Workbook) -> bytes:
    """Return the bytes: heads that stay, widths, filters, lists to choose from."""
    files = {"content.xml": _content(workbook), "settings.xml": _settings(workbook), "meta.xml": _meta(workbook)}
    entries = [("/", MIMETYPE), *((name, "text/xml") for name in files)]
    files["META-INF/manifest.xml"] = (
        f'<manifest:manifest {SPACES} manifest:version="1.3">'
        + "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in entries
        )
        + "</manifest:manifest>"
    )
    written = {name: (HEADER + text).encode() for name, text in files.items()}
    return packed({"mimetype": MIMETYPE.encode(), **written})


def _content(workbook: Workbook) -> str:
    columns = [column for sheet in workbook.sheets for column in sheet.columns]
    widths = sorted({column.width for column in columns})
    lists = list(dict.fromkeys(column.choices for column in columns if column.choices))
    styles = "".join(
        f'<style:style style:name="w{width}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width * CENTIMETRES:.2f}cm"/></style:style>'
        for width in widths
    )
    validations = "".join(
        f'<table:content-validation table:name="list{number}" table:condition={quoteattr(_condition(choices))} '
        'table:allow-empty-cell="true"><table:error-message table:message-type="warning" table:display="true"/>'
        "</table:content-validation>"
        for number, choices in enumerate(lists)
    )
    ranges = "".join(_filter(sheet, number) for number, sheet in enumerate(workbook.sheets))
    return (
        f'<office:document-content {SPACES} {OPEN_FORMULA} office:version="1.3">'
        f"<office:automatic-styles>{CELLS}{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        + (f"<table:content-validations>{validations}</table:content-validations>" if validations else "")
        + "".join(_table(sheet, lists) for sheet in workbook.sheets)
        + f"<table:database-ranges>{ranges}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _condition(choices: tuple[str, ...]) -> str:
    """The condition of a list to choose from, in OpenFormula."""
    texts = ";".join('"' + cell_text(choice).replace('"', '""') + '"' for choice in choices)
    return f"of:cell-content-is-in-list({texts})"


def _filter(sheet: Sheet, number: int) -> str:
    end = f"{_column_name(len(sheet.columns) - 1)}{max(1, len(sheet.rows)) + 1}"
    quoted = "'" + sheet.name.replace("'", "''") + "'"
    address = quoteattr(f"{quoted}.A1:{quoted}.{end}")
    return (
        f'<table:database-range table:name="filter{number}" table:target-range-address={address} '
        'table:display-filter-buttons="true"/>'
    )


def _column_name(number: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _table(sheet: Sheet, lists: list[tuple[str, ...]]) -> str:
    columns = "".join(f'<table:table-column table:style-name="w{column.width}"/>' for column in sheet.columns)
    heads = "".join(_cell(column.head, "head") for column in sheet.columns)
    names = [_list_name(column, lists) for column in sheet.columns]
    rows = "".join(
        "<table:table-row>"
        + "".join(_cell(text, "body", name) for text, name in zip(texts, names, strict=True))
        + "</table:table-row>"
        for texts in sheet.rows
    )
    return (
        f"<table:table table:name={quoteattr(sheet.name)}>{columns}<table:table-header-rows><table:table-row>{heads}"
        f"</table:table-row></table:table-header-rows>{rows}</table:table>"
    )


def _list_name(column: Column, lists: list[tuple[str, ...]]) -> str:
    return f"list{lists.index(column.choices)}" if column.choices else ""


def _cell(text: str, style: str, list_name: str = "") -> str:
    chosen = f' table:content-validation-name="{list_name}"' if list_name else ""
    if not text:
        return f'<table:table-cell table:style-name="{style}"{chosen}/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell_text(text).split("\n"))
    return f'<table:table-cell table:style-name="{style}"{chosen} office:value-type="string">{lines}</table:table-cell>'


def _settings(workbook: Workbook) -> str:
    """The row of heads of each sheet stays where it is."""
    item = '<config:config-item config:name="{}" config:type="{}">{}</config:config-item>'
    frozen = "".join(
        item.format(name, kind, value)
        for name, kind, value in (
            ("VerticalSplitMode", "short", 2), ("VerticalSplitPosition", "int", 1), ("ActiveSplitRange", "short", 2),
            ("PositionTop", "int", 0), ("PositionBottom", "int", 1),
        )
    )  # fmt: skip
    tables = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(sheet.name)}>{frozen}</config:config-item-map-entry>"
        for sheet in workbook.sheets
    )
    return (
        f'<office:document-settings {SPACES} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        "<config:config-item-map-entry>"
        f'<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def _meta(workbook: Workbook) -> str:
    return (
        f'<office:document-meta {SPACES} {PURL} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(cell_text(workbook.title))}</dc:title><dc:language>{workbook.language}</dc:language>"
        f"<dc:date>{workbook.day.isoformat()}T00:00:00</dc:date></office:meta></office:document-meta>"
    )
