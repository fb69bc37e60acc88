"""What a foreign document consists of once its format is gone.

Headings, paragraphs, items and tables, with places.

A place is told as people count: `§ 3 ¶ 2` is the second paragraph after the third heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from polc.core.record import ordered_record, record

Kind = Literal["heading", "paragraph", "item", "table", "aside"]
FEW_HEADINGS = 4
"""A document with fewer headings than these sets them as lines in bold type."""
LONGEST_HEADING = 120
"""Characters beyond which a line in bold type is a paragraph."""


@ordered_record
class Place:
    """Where something stands.

    After which heading, the how manieth part, and in a table which row of which sheet.
    """

    section: int
    part: int
    row: int = 0
    sheet: str = ""

    def told(self, row_word: str) -> str:
        """The place in words: `§ 3 ¶ 2`, `§ 3 ¶ 2, row 4`.

        `Register, row 4` of a workbook.
        """
        if self.sheet:
            return f"{self.sheet}, {row_word} {self.row}" if self.row else self.sheet
        where = f"§ {self.section} ¶ {self.part}" if self.part else f"§ {self.section}"
        return f"{where}, {row_word} {self.row}" if self.row else where


@record
class Link:
    """A part of a text that leads to an address; `end` is excluded."""

    start: int
    end: int
    url: str


@record
class Block:
    """A heading (with its level), a paragraph, an item of a list (with its depth).

    A table, or what stands aside.

    The first `lead` characters of the text are in bold type. Lines of `text` are those that the author broke.
    """

    kind: Kind
    place: Place
    text: str = ""
    level: int = 0
    lead: int = 0
    links: tuple[Link, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@record
class Part:
    """A block before it has a place."""

    kind: Kind
    text: str = ""
    level: int = 0
    lead: int = 0
    links: tuple[Link, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    sheet: str = ""


def placed(parts: Iterable[Part]) -> tuple[Block, ...]:
    """Return blocks with their places.

    Lines in bold type are headings where the document has hardly any other.
    """
    found = _with_bold_headings([part for part in parts if part.text or part.rows])
    blocks, section, number = [], 0, 0
    for part in found:
        if part.kind == "heading":
            section, number = section + 1, 0
        elif part.kind != "aside":
            number += 1
        place = Place(section, 0, 0, part.sheet) if part.sheet else Place(section, number)
        blocks.append(Block(part.kind, place, part.text, part.level, part.lead, part.links, part.rows))
    return tuple(blocks)


def _with_bold_headings(parts: Sequence[Part]) -> Sequence[Part]:
    if sum(part.kind == "heading" for part in parts) >= FEW_HEADINGS:
        return parts
    deepest = max((part.level for part in parts if part.kind == "heading"), default=0)
    return [
        Part("heading", part.text.rstrip(" :"), deepest + 1) if _is_bold_line(part) else part for part in parts
    ]  # fmt: skip


def _is_bold_line(part: Part) -> bool:
    whole = part.kind == "paragraph" and part.lead == len(part.text) <= LONGEST_HEADING
    return whole and "\n" not in part.text and not part.text.endswith((".", ",", ";"))
