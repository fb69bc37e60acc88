"""A notice with marks of what one version adds to another and takes away: plain values.

The shapes are those of the flow of a notice. Whoever leaves out what is deleted has the second version word for word;
whoever leaves out what is inserted has the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import assert_never

from polc.core.record import record
from polc.export.runs import Run


class Mark(Enum):
    """Whether words stand in both versions, in the second only, or in the first only."""

    KEPT = ""
    INSERTED = "inserted"
    DELETED = "deleted"


@record
class MarkedRun:
    """A run with its mark."""

    run: Run
    mark: Mark = Mark.KEPT


Words = tuple[MarkedRun, ...]


def differ(words: Words) -> bool:
    """True when any of the words are marked."""
    return any(run.mark is not Mark.KEPT for run in words)


@record
class MarkedParagraph:
    """A paragraph of words.

    Its own mark tells whether the paragraph itself comes or goes. `kind`, `depth` and `number` are those of a paragraph
    of runs, or of the flow of a notice.
    """

    words: Words
    kind: str = "p"
    depth: int = 0
    number: int = 0
    mark: Mark = Mark.KEPT

    @property
    def changed(self) -> bool:
        """True when anything in it is marked."""
        return self.mark is not Mark.KEPT or differ(self.words)


Paragraphs = tuple[MarkedParagraph, ...]


@record
class MarkedHeading:
    """A heading of a level, 1 to 6, with its anchor (may be empty)."""

    level: int
    words: Words
    anchor: str = ""
    mark: Mark = Mark.KEPT

    @property
    def changed(self) -> bool:
        """True when anything in it is marked."""
        return self.mark is not Mark.KEPT or differ(self.words)


@record
class MarkedPassage:
    """Paragraphs that stand together, with the anchor of what they are about (may be empty)."""

    paragraphs: Paragraphs
    anchor: str = ""
    mark: Mark = Mark.KEPT

    @property
    def changed(self) -> bool:
        """True when anything in it is marked."""
        return any(p.changed for p in self.paragraphs)


@record
class MarkedColumn:
    """The head of a column, and whether the column comes or goes."""

    words: Words
    mark: Mark = Mark.KEPT


@record
class MarkedRow:
    """A row of a table: its anchor (may be empty), and the paragraphs of a cell for each column of either version."""

    anchor: str
    cells: tuple[Paragraphs, ...]
    mark: Mark = Mark.KEPT

    @property
    def changed(self) -> bool:
        """True when anything in it is marked."""
        return self.mark is not Mark.KEPT or any(p.changed for cell in self.cells for p in cell)


@record
class MarkedGrid:
    """A table with the columns and the rows of both versions."""

    caption: Words
    columns: tuple[MarkedColumn, ...]
    rows: tuple[MarkedRow, ...]
    mark: Mark = Mark.KEPT

    @property
    def changed(self) -> bool:
        """True when anything in it is marked."""
        return (
            self.mark is not Mark.KEPT
            or differ(self.caption)
            or any(c.mark is not Mark.KEPT for c in self.columns)
            or any(row.changed for row in self.rows)
        )


MarkedPiece = MarkedHeading | MarkedPassage | MarkedGrid


@record
class MarkedPart:
    """A part of the text: its heading, of the first or second level, and what stands under it."""

    heading: MarkedHeading
    pieces: tuple[MarkedPiece, ...]

    @property
    def mark(self) -> Mark:
        """Whether the part as a whole comes or goes."""
        return self.heading.mark

    @property
    def changed(self) -> bool:
        """True when anything in it is marked."""
        return self.heading.changed or any(piece.changed for piece in self.pieces)


def anchored(part: MarkedPart) -> Iterator[tuple[str, Mark]]:
    """Every place of a part that a link can lead to, with the mark of what stands there, in order."""
    for piece in (part.heading, *part.pieces):
        match piece:
            case MarkedHeading():
                yield piece.anchor, piece.mark
                yield from _in_words(piece.words)
            case MarkedPassage():
                yield piece.anchor, piece.mark
                for paragraph in piece.paragraphs:
                    yield from _in_words(paragraph.words)
            case MarkedGrid():
                for row in piece.rows:
                    yield row.anchor, row.mark
                    for cell in row.cells:
                        for paragraph in cell:
                            yield from _in_words(paragraph.words)
            case _:
                assert_never(piece)


def _in_words(words: Words) -> Iterator[tuple[str, Mark]]:
    for word in words:
        yield word.run.anchor, word.mark
