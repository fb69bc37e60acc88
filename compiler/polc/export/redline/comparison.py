"""Two versions of a notice in one language as one marked text: parts, pieces, rows, lines, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, assert_never

from polc.core.record import record
from polc.document.notice import Notice
from polc.export.flow import CARD, PART, Grid, Heading, Passage, Piece, Record, flow
from polc.export.matching import Work
from polc.export.redline.marked import (
    Mark,
    MarkedColumn,
    MarkedGrid,
    MarkedHeading,
    MarkedParagraph,
    MarkedPart,
    MarkedPassage,
    MarkedPiece,
    MarkedRow,
    Paragraphs,
    Words,
)
from polc.export.redline.pairing import Pair, paired
from polc.export.redline.wording import reworded, wholly
from polc.export.runs import Paragraph, Run

P = TypeVar("P", Heading, Passage, Grid)


@record
class _Stretch:
    """A heading and what stands under it up to the next one.

    No heading where a part begins without one of its own.
    """

    heading: Heading | None
    pieces: tuple[Piece, ...]


@record
class _Part:
    heading: Heading
    stretches: tuple[_Stretch, ...]


@record
class _Column:
    place: int
    head: tuple[Run, ...]


def marked(old: Notice | None, new: Notice | None) -> tuple[MarkedPart, ...]:
    """The text of two versions with what the second inserts and deletes.

    None for a version without this language. The first part is the title with what stands right under it.
    """
    notice = new or old
    if notice is None:
        return ()
    sides = [list(_split_parts(flow(n))) if n else [] for n in (old, new)]
    return tuple(_Comparison(notice.book.locale).parts(*sides))


def _split_parts(pieces: Iterable[Piece]) -> Iterator[_Part]:
    current: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Heading) and piece.level <= PART and current:
            yield _part(current)
            current = []
        current.append(piece)
    if current:
        yield _part(current)


def _part(pieces: list[Piece]) -> _Part:
    first, *rest = pieces
    heading = first if isinstance(first, Heading) else Heading(PART, ())
    found: list[tuple[Heading | None, list[Piece]]] = [(None, [] if first is heading else [first])]
    for piece in rest:
        if isinstance(piece, Heading) and piece.level >= CARD:
            found.append((piece, []))
        else:
            found[-1][1].append(piece)
    return _Part(heading, tuple(_Stretch(head, tuple(under)) for head, under in found))


# ------------------------------------------------------------------------------------------------- names and words
def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _name(piece: Piece) -> str:
    return "" if isinstance(piece, Grid) else piece.anchor


def _words(piece: Piece) -> str:
    match piece:
        case Heading():
            return _text(piece.runs)
        case Passage():
            return "\n".join(p.text for p in piece.paragraphs)
        case Grid():
            return "\n".join([_text(piece.caption), *map(_text, piece.heads), *map(_row_words, piece.rows)])
        case _:
            assert_never(piece)


def _row_words(row: Record) -> str:
    return "\n".join(p.text for cell in row.cells for p in cell)


def _stretch_text(stretch: _Stretch) -> str:
    return "\n".join(_words(piece) for piece in ([stretch.heading] if stretch.heading else []) + list(stretch.pieces))


class _Comparison:
    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._work = Work()

    def parts(self, old: list[_Part], new: list[_Part]) -> Iterator[MarkedPart]:
        for first, second in paired(
            old,
            new,
            name=lambda p: p.heading.anchor,
            words=lambda p: "\n".join([_text(p.heading.runs), *map(_stretch_text, p.stretches)]),
            form=lambda p: p.heading.level,
            work=self._work,
        ):
            heading = self._heading(first.heading if first else None, second.heading if second else None)
            stretches = self._stretches(first.stretches if first else (), second.stretches if second else ())
            yield MarkedPart(heading, tuple(stretches))

    def _stretches(self, old: Sequence[_Stretch], new: Sequence[_Stretch]) -> Iterator[MarkedPiece]:
        for first, second in paired(
            old,
            new,
            name=lambda s: s.heading.anchor if s.heading else "",
            words=lambda s: _text(s.heading.runs) if s.heading else "",
            form=lambda s: s.heading.level if s.heading else 0,
            work=self._work,
        ):
            heads = first.heading if first else None, second.heading if second else None
            if any(heads):
                yield self._heading(*heads)
            pieces = first.pieces if first else (), second.pieces if second else ()
            for piece, twin in paired(*pieces, name=_name, words=_words, work=self._work):
                yield self._piece(piece, twin)

    def _piece(self, old: Piece | None, new: Piece | None) -> MarkedPiece:
        match new or old:
            case Heading():
                return self._heading(_as_form(Heading, old), _as_form(Heading, new))
            case Passage():
                return self._passage(_as_form(Passage, old), _as_form(Passage, new))
            case _:
                return self._grid(_as_form(Grid, old), _as_form(Grid, new))

    def _runs(self, old: Sequence[Run] | None, new: Sequence[Run] | None) -> Words:
        if old is not None and new is not None:
            return reworded(old, new, self._locale, self._work)
        return wholly(new or old or (), _mark_of(old, new))

    def _heading(self, old: Heading | None, new: Heading | None) -> MarkedHeading:
        given = new or old or Heading(PART, ())
        words = self._runs(old.runs if old else None, new.runs if new else None)
        return MarkedHeading(given.level, words, given.anchor, _mark_of(old, new))

    def _passage(self, old: Passage | None, new: Passage | None) -> MarkedPassage:
        given = new or old or Passage(())
        paragraphs = self._paragraphs(old.paragraphs if old else (), new.paragraphs if new else ())
        return MarkedPassage(paragraphs, given.anchor, _mark_of(old, new))

    def _paragraphs(self, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Paragraphs:
        pairs = paired(
            old,
            new,
            name=lambda p: next((run.anchor for run in p.runs if run.anchor), ""),
            words=lambda p: p.text,
            form=lambda p: (p.kind, p.depth, bool(p.number)),
            work=self._work,
        )
        return tuple(self._paragraph(first, second) for first, second in pairs)

    def _paragraph(self, old: Paragraph | None, new: Paragraph | None) -> MarkedParagraph:
        given = new or old or Paragraph(())
        words = self._runs(old.runs if old else None, new.runs if new else None)
        return MarkedParagraph(words, given.kind, given.depth, given.number, _mark_of(old, new))

    def _grid(self, old: Grid | None, new: Grid | None) -> MarkedGrid:
        caption = self._runs(old.caption if old else None, new.caption if new else None)
        columns: list[Pair[_Column]] = [
            *paired(_columns(old), _columns(new), name=_head_text, words=_head_text, work=self._work)
        ]
        heads = tuple(
            MarkedColumn(
                self._runs(first.head if first else None, second.head if second else None), _mark_of(first, second)
            )
            for first, second in columns
        )
        places = [(first.place if first else None, second.place if second else None) for first, second in columns]
        records = old.rows if old else (), new.rows if new else ()
        rows = tuple(
            MarkedRow(
                (second or first or Record("", ())).anchor,
                tuple(self._paragraphs(_cell(first, a), _cell(second, b)) for a, b in places),
                _mark_of(first, second),
            )
            for first, second in paired(*records, name=lambda r: r.anchor, words=_row_words, work=self._work)
        )
        return MarkedGrid(caption, heads, rows, _mark_of(old, new))


def _head_text(column: _Column) -> str:
    return _text(column.head)


def _columns(grid: Grid | None) -> list[_Column]:
    return [_Column(place, head) for place, head in enumerate(grid.heads)] if grid else []


def _cell(row: Record | None, place: int | None) -> tuple[Paragraph, ...]:
    return row.cells[place] if row and place is not None else ()


def _mark_of(old: object | None, new: object | None) -> Mark:
    if old is None:
        return Mark.INSERTED
    return Mark.DELETED if new is None else Mark.KEPT


def _as_form(form: type[P], piece: Piece | None) -> P | None:
    return piece if isinstance(piece, form) else None
