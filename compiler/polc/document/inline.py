"""Words within a line: a sequence of nodes, of which a text is one.

    inline("See ", Link("#right-access", inline("your right")), ".")

A text is plain: whatever characters it holds are words, and each format escapes them in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import assert_never

from polc.core.record import record


@record
class Link:
    """Words that lead to an address, or to a place of the document.

    An address begins with `http`, `https` or `mailto`. A place is `#` and its anchor. `title` is what the author says
    of the address; `anchor` makes the words a place themselves. Both may be empty.
    """

    address: str
    content: Inline
    title: str = ""
    anchor: str = ""


@record
class Place:
    """Words that links can lead to, by their anchor."""

    anchor: str
    content: Inline


@record
class Language:
    """Words in another language than those around them.

    `tag` is its BCP 47 tag, such as `fr`.
    """

    tag: str
    content: Inline


@record
class Emphasis:
    """Emphasised words."""

    content: Inline


@record
class Strong:
    """Words of strong importance."""

    content: Inline


@record
class Code:
    """Characters to be read as they are, such as the name of a cookie."""

    text: str


class LineBreak(Enum):
    """The end of a line within a paragraph."""

    HARD = "hard"


@record
class Revision:
    """Words that one version of a document inserts or deletes.

    It deletes them where `inserted` is false.
    """

    inserted: bool
    content: Inline


LONG, SEAM = 4_096, 64
"""From how many characters a growing text is put aside, and how many of the last are not: more than any seam sees."""

Node = str | Link | Place | Language | Emphasis | Strong | Code | LineBreak | Revision
"""A part of a line; a `str` is a text."""


@record
class Inline:
    """Words within a line.

    No text among the `nodes` is empty, and no two texts follow each other; `inline` sees to it. False where there are
    no words.
    """

    nodes: tuple[Node, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nodes)

    def __add__(self, other: Inline | str) -> Inline:
        return inline(self, other)

    @property
    def plain(self) -> str:
        """The text alone, without links, languages and looks."""
        nodes = self.nodes
        if len(nodes) == 1 and type(nodes[0]) is str:
            return nodes[0]
        return "".join(map(_node_text, nodes))


NOTHING = Inline()
"""No words."""


class InlineBuilder:
    """Puts words together, part by part; neighbouring texts become one.

    A text that grows is kept in pieces, so that a list of thousands of members is put together in time that grows as
    it does. `end` is the end of the text that words begin to follow, as far as a seam between words may look.
    """

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._pieces: list[str] = []
        self.end = ""

    def add(self, part: Inline | Node) -> None:
        """Add words, or a node."""
        if isinstance(part, str):
            if part:
                self._text(part)
        elif isinstance(part, Inline):
            for node in part.nodes:
                self.add(node)
        else:
            self._close()
            self._nodes.append(part)

    def drop(self, length: int) -> None:
        """Take characters from the `end`."""
        self.end = self.end[:-length]

    def built(self) -> Inline:
        """Return the words so far."""
        self._close()
        return Inline(tuple(self._nodes))

    def _text(self, text: str) -> None:
        self.end += text
        if len(self.end) > LONG:
            self._pieces.append(self.end[:-SEAM])
            self.end = self.end[-SEAM:]

    def _close(self) -> None:
        if text := "".join((*self._pieces, self.end)):
            self._nodes.append(text)
            self._pieces, self.end = [], ""


def inline(*parts: Inline | Node) -> Inline:
    """Join parts to words within a line."""
    if len(parts) == 1:
        (part,) = parts
        if isinstance(part, Inline):
            return part
        return Inline((part,)) if part else NOTHING
    return joined(NOTHING, parts)


def joined(separator: Inline | str, parts: Iterable[Inline | Node]) -> Inline:
    """Join words with a separator between each two of them."""
    builder = InlineBuilder()
    for number, part in enumerate(parts):
        if number:
            builder.add(separator)
        builder.add(part)
    return builder.built()


def _node_text(node: Node) -> str:
    match node:
        case str():
            return node
        case Code(text):
            return text
        case LineBreak():
            return ""
        case Link() | Place() | Language() | Emphasis() | Strong() | Revision():
            return node.content.plain
        case _:
            assert_never(node)
