"""Free texts of authors, as they wrote them in Markdown.

They hold paragraphs, lists, quotations and code. Raw HTML and images are no nodes: where an author writes them, they
are words.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import assert_never

from polc.core.record import record
from polc.document.inline import Inline


@record
class Paragraph:
    """Words of a paragraph.

    `tight` for one that is all a member of a list says, without space around it.
    """

    content: Inline
    tight: bool = False


@record
class Heading:
    """A heading within a free text, of a level from 1 to 6."""

    level: int
    content: Inline


@record
class BulletList:
    """A list without numbers; each member is a sequence of blocks."""

    members: tuple[tuple[FreeBlock, ...], ...]


@record
class NumberedList:
    """A list whose members are numbered from `start` on."""

    members: tuple[tuple[FreeBlock, ...], ...]
    start: int = 1


@record
class Quotation:
    """Blocks that the author quotes."""

    blocks: tuple[FreeBlock, ...]


@record
class CodeBlock:
    """Lines to be read as they are.

    `language` is the one that the author names, such as `json`, or empty.
    """

    text: str
    language: str = ""


class ThematicBreak(Enum):
    """A line across the page between two parts of a text."""

    RULE = "rule"


FreeBlock = Paragraph | Heading | BulletList | NumberedList | Quotation | CodeBlock | ThematicBreak


def plain(blocks: Iterable[FreeBlock]) -> str:
    """Return the text alone, each block and each member of a list on lines of its own."""
    return "".join(map(_block_text, blocks))


def _block_text(block: FreeBlock) -> str:
    match block:
        case Paragraph(content, tight):
            return content.plain if tight else f"{content.plain}\n"
        case Heading(_, content):
            return f"{content.plain}\n"
        case BulletList(members) | NumberedList(members):
            return "".join(("\n", *(f"{plain(member)}\n" for member in members), "\n"))
        case Quotation(blocks):
            return f"\n{plain(blocks)}\n"
        case CodeBlock(text):
            return f"{text}\n"
        case ThematicBreak():
            return "\n"
        case _:
            assert_never(block)
