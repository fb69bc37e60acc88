"""Two languages of a notice side by side, as HTML for those who compare them. Knows no policy.

What has the same anchor in both stands in the same row; what only one of them says has its row alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from markupsafe import Markup

from polc.core.record import record
from polc.export.html import BlockRenderer, TocEntry
from polc.export.templates import environment
from polc.notice.blocks import Block, Card, Entries, Part, Table
from polc.notice.letters import bare, tagged

ID = re.compile(r' id="([^"]*)"')
"""An anchor in our own HTML; within texts a quotation mark is written as an entity."""


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
    html: Markup


def beside(one: BlockRenderer, other: BlockRenderer) -> Beside:
    """Two notices of one policy; anchors are those of the left one, and of the right one where only that has them."""
    left, right = one.notice, other.notice
    rows_of = list(_aligned(list(_sides(one)), list(_sides(other))))
    taken = {anchor for side, _ in rows_of if side for anchor in ID.findall(side.html)}
    rows = [
        ((left.lang, side.html if side else None), (right.lang, _without(facing.html, taken) if facing else None))
        for side, facing in rows_of
    ]
    titles = [(n.lang, bare(n.title)) for n in (left, right)]
    body = environment().get_template("beside.html.j2").render(titles=titles, rows=rows)
    toc = tuple(TocEntry(p.anchor, bare(p.title), 2) for p in left.parts)
    return Beside((left.lang, right.lang), bare(left.title), left.controller, left.prevails, body, toc)


def pairs(notices: Sequence[BlockRenderer]) -> tuple[Beside, ...]:
    """Each two of the notices of a policy side by side."""
    return tuple(beside(one, other) for one, other in combinations(notices, 2))


def _without(html: Markup, taken: set[str]) -> Markup:
    return Markup(ID.sub(lambda m: "" if m[1] in taken else m[0], html))  # noqa: S704 - it is markup already


def _aligned(left: list[_Side], right: list[_Side]) -> Iterator[tuple[_Side | None, _Side | None]]:
    matcher = SequenceMatcher(None, [s.key for s in left], [s.key for s in right], autojunk=False)
    for form, a, b, c, d in matcher.get_opcodes():
        if form == "equal":
            yield from zip(left[a:b], right[c:d], strict=True)
        else:
            yield from ((side, None) for side in left[a:b])
            yield from ((None, side) for side in right[c:d])


def _sides(laid: BlockRenderer) -> Iterator[_Side]:
    notice = laid.notice
    if notice.brief:
        yield _Side("part-brief", _headed("part-brief", notice.book.say("brief.heading")))
        summary = environment().get_template("brief.html.j2").render(notice=notice)
        yield _Side("part-brief/lines", Markup(summary))  # noqa: S704 - made by a template that escapes
    for part in notice.parts:
        yield _Side(part.anchor, _headed(part.anchor, part.title))
        for key, block in _split(part):
            yield _Side(key, laid.block(block))


def _headed(anchor: str, title: Markup) -> Markup:
    return tagged('<h2 id="%s">%s</h2>', anchor, title)


def _split(part: Part) -> Iterator[tuple[str, Block]]:
    """The blocks of a part; tables row by row and lists member by member, so that each stands beside its own."""
    seen: dict[str, int] = {}
    for block in part.blocks:
        number = seen[block.form] = seen.get(block.form, 0) + 1
        key = f"{part.anchor}/{block.form}{number}"
        match block:
            case Table():
                for n, row in enumerate(block.rows):
                    yield f"{key}/{row.anchor or n}", Table(Markup() if n else block.caption, block.heads, (row,))
            case Entries():
                for n, entry in enumerate(block.entries):
                    title = block.title if n == 0 else Markup()
                    yield f"{key}/{entry.anchor or n}", Entries((entry,), title)
            case Card():
                yield f"{part.anchor}/{block.anchor}", block
            case _:
                yield key, block
