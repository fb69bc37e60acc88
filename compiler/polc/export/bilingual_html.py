"""Two languages of a notice side by side, as HTML for those who compare them.

What has the same anchor in both stands in the same row; what only one of them says has its row alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import assert_never

from polc.core.record import record
from polc.document.blocks import Block, Card, Entries, Letter, Lines, Part, Picture, Points, Table
from polc.document.inline import NOTHING, Inline
from polc.document.notice import Notice
from polc.export.html import TocEntry
from polc.export.markup.inline import write_inline
from polc.export.markup.notice import BRIEF, BlockRenderer, write_brief
from polc.export.markup.writer import Html, Writer, anchors, without_anchors
from polc.export.matching import Work, opcodes


@record
class Beside:
    """The HTML of two notices side by side, and, from the first, the headings and what stands around a page."""

    languages: tuple[str, str]
    title: str
    controller: str
    prevails: str
    body: str
    toc: tuple[TocEntry, ...]


@record
class _Side:
    """What one notice holds at a place of the page."""

    key: str
    html: Html


def beside(first: BlockRenderer, second: BlockRenderer) -> Beside:
    """Two notices of one policy.

    Anchors are those of the left one, and of the right one where only that has them.
    """
    left, right = first.notice, second.notice
    rows_of = list(_aligned_segments(list(_segments(first)), list(_segments(second))))
    taken = {anchor for side, _ in rows_of if side for anchor in anchors(side.html)}
    html = Writer()
    _write_title(html, left, right)
    html.open("div", class_="beside")
    html.space()
    for side, facing in rows_of:
        html.open("div", class_="pair")
        html.space()
        _write_side(html, left.lang, side.html if side else None)
        _write_side(html, right.lang, without_anchors(facing.html, taken) if facing else None)
        html.close("div")
        html.space()
    html.close("div")
    toc = tuple(TocEntry(p.anchor, p.title.plain, 2) for p in left.parts)
    return Beside((left.lang, right.lang), left.title.plain, left.controller, left.prevails, str(html), toc)


def pairs(notices: Sequence[BlockRenderer]) -> tuple[Beside, ...]:
    """Each two of the notices of a policy side by side."""
    return tuple(beside(first, second) for first, second in combinations(notices, 2))


def _write_title(html: Writer, left: Notice, right: Notice) -> None:
    html.open("header")
    html.space()
    html.open("h1")
    for number, notice in enumerate((left, right)):
        if number:
            html.space(" ")
            html.open("span", class_="bar-between", aria_hidden="true")
            html.text("|")
            html.close("span")
            html.space(" ")
        html.open("span", lang=notice.lang)
        html.text(notice.title.plain)
        html.close("span")
    html.close("h1")
    html.space()
    html.close("header")
    html.space()


def _write_side(html: Writer, lang: str, side: Html | None) -> None:
    html.open("div", lang=lang, class_="lacking" if side is None else None)
    html.add(side or ())
    html.close("div")
    html.space()


def _aligned_segments(left: list[_Side], right: list[_Side]) -> Iterator[tuple[_Side | None, _Side | None]]:
    for same, a, b, c, d in opcodes([s.key for s in left], [s.key for s in right], Work()):
        if same:
            yield from zip(left[a:b], right[c:d], strict=True)
        else:
            yield from ((side, None) for side in left[a:b])
            yield from ((None, side) for side in right[c:d])


def _segments(renderer: BlockRenderer) -> Iterator[_Side]:
    notice = renderer.notice
    if notice.brief:
        yield _Side(BRIEF, _heading_html(BRIEF, notice.book.say("brief.heading")))
        html = Writer()
        write_brief(html, notice.brief)
        yield _Side(f"{BRIEF}/lines", tuple(html.pieces))
    for part in notice.parts:
        yield _Side(part.anchor, _heading_html(part.anchor, part.title))
        for key, block in _split(part):
            yield _Side(key, renderer.block(block))


def _heading_html(anchor: str, title: Inline) -> Html:
    html = Writer()
    html.open("h2", id=anchor)
    write_inline(html, title)
    html.close("h2")
    return tuple(html.pieces)


def _split(part: Part) -> Iterator[tuple[str, Block]]:
    """The blocks of a part.

    Tables row by row and lists member by member, so that each stands beside its own.
    """
    seen: dict[str, int] = {}
    for block in part.blocks:
        form = type(block).__name__
        number = seen[form] = seen.get(form, 0) + 1
        key = f"{part.anchor}/{form}{number}"
        match block:
            case Table():
                for n, row in enumerate(block.rows):
                    yield f"{key}/{row.anchor or n}", Table(NOTHING if n else block.caption, block.heads, (row,))
            case Entries():
                for n, entry in enumerate(block.entries):
                    title = block.title if n == 0 else NOTHING
                    yield f"{key}/{entry.anchor or n}", Entries((entry,), title)
            case Points():
                for n, point in enumerate(block.points):
                    opening = block.opening if n == 0 else NOTHING
                    yield f"{key}/{point.anchor or n}", Points((point,), opening)
            case Card():
                yield f"{part.anchor}/{block.anchor}", block
            case Lines() | Letter() | Picture():
                yield key, block
            case _:
                assert_never(block)
