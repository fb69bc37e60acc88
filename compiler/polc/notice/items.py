"""Lists: what their members end in, and one member alone, which is no list."""

from __future__ import annotations

from collections.abc import Sequence

from polc.document.blocks import Block, Line, Lines, Point, Points
from polc.document.inline import Inline
from polc.document.phrasing import closed
from polc.notice.wording import Wording


def ended(ctx: Wording, members: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return the members of a list, each with a semicolon, the last one with a full stop."""
    between = ctx.say("list.separator").plain.rstrip()
    return tuple(m + between if n < len(members) - 1 else closed(m) for n, m in enumerate(members))


def listed(points: Sequence[Point]) -> Block:
    """Return sentences that each tell of one thing as a list.

    One alone as a paragraph.
    """
    if len(points) > 1:
        return Points(tuple(points))
    alone = points[0]
    return Lines((Line(alone.words), *alone.lines), alone.anchor)
