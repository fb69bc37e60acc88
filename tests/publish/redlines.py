"""Marked texts resolved: what is left when every change is accepted or rejected, beside the flow of a notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from polc.publish.formats.flow import Grid, Heading, Passage, flow
from polc.publish.formats.runs import Paragraph, Run
from polc.publish.notice.notice import Notice
from polc.publish.redline.marked import (
    Mark,
    MarkedGrid,
    MarkedHeading,
    MarkedParagraph,
    MarkedPart,
    MarkedPassage,
    Words,
)

Told = tuple[object, ...]
"""A heading, a paragraph or a table in words: its kind, then what it says."""


def told(notice: Notice) -> list[Told]:
    """Everything a notice says, line by line, with the structure of tables."""
    return list(_told(notice))


def _told(notice: Notice) -> Iterator[Told]:
    for piece in flow(notice):
        match piece:
            case Heading():
                yield "heading", piece.level, _text(piece.runs)
            case Passage():
                yield from ((p.kind, p.depth, p.text) for p in piece.paragraphs)
            case Grid():
                rows = tuple(tuple(_cell(cell) for cell in row.cells) for row in piece.rows)
                yield "table", _text(piece.caption), tuple(_text(head) for head in piece.heads), rows


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _cell(paragraphs: Iterable[Paragraph]) -> Told:
    return tuple((p.kind, p.depth, p.text) for p in paragraphs)


def resolved(parts: Iterable[MarkedPart], dropped: Mark) -> list[Told]:
    """What a marked text says without what has a mark, in the shape of `told`."""
    return list(_resolved(parts, dropped))


def _resolved(parts: Iterable[MarkedPart], dropped: Mark) -> Iterator[Told]:
    for part in parts:
        for piece in (part.heading, *part.pieces):
            match piece:
                case MarkedHeading() if piece.mark is not dropped:
                    yield "heading", piece.level, words(piece.words, dropped)
                case MarkedPassage():
                    yield from lines(piece.paragraphs, dropped)
                case MarkedGrid() if piece.mark is not dropped:
                    kept = [n for n, column in enumerate(piece.columns) if column.mark is not dropped]
                    yield (
                        "table",
                        words(piece.caption, dropped),
                        tuple(words(piece.columns[n].words, dropped) for n in kept),
                        tuple(
                            tuple(lines(row.cells[n], dropped) for n in kept)
                            for row in piece.rows
                            if row.mark is not dropped
                        ),
                    )
                case _:
                    assert piece.mark is dropped


def lines(paragraphs: Iterable[MarkedParagraph], dropped: Mark) -> Told:
    return tuple((p.kind, p.depth, words(p.words, dropped)) for p in paragraphs if p.mark is not dropped)


def words(found: Words, dropped: Mark) -> str:
    return "".join(word.run.text for word in found if word.mark is not dropped)
