"""Measures of a notice as a reader meets it: words in sentences, labels, cells.

A piece of running text is a sentence when it ends as one, or goes on one that a colon opened. Headings, tables and the
line under the title count as words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from polc.document.blocks import Card, Items, Line, Lines, Part, Points, Table
from polc.document.notice import Notice
from polc.export.flow import Grid, Heading, Passage, flow

WORD = re.compile(r"[^\W_]*[^\W\d_][\w’'.@/-]*|\d+")
ENDS = (".", "!", "?", "…", ".)", "»", "”")
OPENS = (":", "\u00a0:")


@dataclass(frozen=True)
class Measures:
    """Figures of one notice: `prose` is the share of words in sentences, in per cent."""

    words: int
    prose: float
    fragments: tuple[str, ...]
    labels: int
    empty_cells: int
    thin_columns: int


def measured(notice: Notice) -> Measures:
    """Return the measures of a notice."""
    said = list(_texts(notice))
    words = sum(len(WORD.findall(text)) for _, text in said)
    in_sentences = sum(len(WORD.findall(text)) for kind, text in said if kind == "sentence")
    fragments = tuple(text for kind, text in said if kind == "fragment")
    tables = [block for part in notice.parts for block in _blocks(part) if isinstance(block, Table)]
    return Measures(
        words=words,
        prose=100 * in_sentences / max(words - sum(len(WORD.findall(t)) for k, t in said if k == "apart"), 1),
        fragments=fragments,
        labels=sum(bool(line.label) and not _is_sentence(line) for line in _lines(notice)),
        empty_cells=sum(not cell for table in tables for row in table.rows for cell in row.cells),
        thin_columns=sum(_thin(table, n) for table in tables for n in range(1, len(table.heads))),
    )


def _texts(notice: Notice) -> Iterator[tuple[str, str]]:
    """Each piece of text with its kind: `sentence`, `fragment`, or `apart` for headings, cells and the first line."""
    first, opened = True, False
    for piece in flow(notice):
        match piece:
            case Heading():
                opened = False
                yield "apart", "".join(run.text for run in piece.runs)
            case Grid():
                for row in piece.rows:
                    for cell in row.cells:
                        yield from (("apart", paragraph.text) for paragraph in cell)
            case Passage():
                for paragraph in piece.paragraphs:
                    text = paragraph.text.strip()
                    if first or paragraph.kind in ("dt", "pre", "blockquote"):
                        yield "apart", text
                    else:
                        opens = text.endswith(OPENS)
                        yield ("sentence" if opens or opened or text.endswith(ENDS) else "fragment"), text
                        opened = opens or (opened and paragraph.kind == "li")
                    first = False


def _blocks(part: Part) -> Iterator[object]:
    for block in part.blocks:
        yield block
        if isinstance(block, Card):
            yield from block.blocks


def _lines(notice: Notice) -> Iterator[Line | Items]:
    for part in notice.parts:
        for block in _blocks(part):
            match block:
                case Lines(lines):
                    found = lines
                case Points(points):
                    found = tuple(line for point in points for line in point.lines)
                case _:
                    continue
            yield from (line for line in found if isinstance(line, Line | Items))


def _is_sentence(line: Line | Items) -> bool:
    return isinstance(line, Items) and line.sentence


def _thin(table: Table, column: int) -> bool:
    return 2 * sum(bool(row.cells[column]) for row in table.rows) < len(table.rows)
