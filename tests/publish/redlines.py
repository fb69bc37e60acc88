"""Marked texts resolved: what is left when every change is accepted or rejected, beside the flow of a notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from polc.document.notice import Notice
from polc.export.flow import Grid, Heading, Passage, flow
from polc.export.redline.marked import (
    Mark,
    MarkedGrid,
    MarkedHeading,
    MarkedParagraph,
    MarkedPart,
    MarkedPassage,
    Words,
)
from polc.export.runs import Paragraph, Run

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


# ------------------------------------------------------------------------------------------------------------- Word
def flat(found: Told | list[Told]) -> list[str]:
    """The words of lines and tables in their order, without their structure and without empty lines."""
    out: list[str] = []
    for member in found:
        match member:
            case (str(), int(), str(text)):
                out.append(text)
            case ("table", *rest):
                out += flat(tuple(rest))
            case tuple():
                out += flat(member)
            case _:
                out.append(str(member))
    return [text for text in out if text.strip()]


def without(body: BaseOxmlElement, dropped: str) -> list[str]:
    """The words of a Word document without the changes of a kind (`ins` or `del`), the others taken.

    What is dropped goes with the end of its paragraph, its row or its cell.
    """
    return [text for text in _paragraphs(body, dropped) if text.strip()]


def _paragraphs(holder: BaseOxmlElement, dropped: str) -> Iterator[str]:
    open_ = ""
    for child in holder:
        if child.tag == qn("w:p"):
            open_ += _runs(child, dropped)
            if child.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{dropped}')}") is None:
                yield open_
                open_ = ""
        elif child.tag == qn("w:tbl"):
            for row in child.findall(qn("w:tr")):
                if row.find(f"{qn('w:trPr')}/{qn(f'w:{dropped}')}") is None:
                    for cell in row.findall(qn("w:tc")):
                        if cell.find(f"{qn('w:tcPr')}/{qn('w:cell' + dropped.capitalize())}") is None:
                            yield from _paragraphs(cell, dropped)
    if open_:
        yield open_


def _runs(paragraph: BaseOxmlElement, dropped: str) -> str:
    kept = (run for run in paragraph.iter(qn("w:r")) if run.getparent().tag != qn(f"w:{dropped}"))
    return "".join(WORDS[x.tag](x) for run in kept for x in run if x.tag in WORDS)


WORDS = {qn("w:t"): lambda x: x.text or "", qn("w:delText"): lambda x: x.text or "", qn("w:br"): lambda _: "\n"}
