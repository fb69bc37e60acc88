"""How long the data are kept, drawn to scale: a bar for each stated period.

Nought is the moment from which time counts. To its left stands what an event decides (`during the contract`), to its
right lengths of time to scale; what has no fixed end fades out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from polc.core.values import Duration, Period, RetentionTerm
from polc.document.blocks import Picture
from polc.document.drawing import Bar, Drawing, Shape, Tick
from polc.notice import retention_terms
from polc.notice.drawings.drawing import SIZE, Saying, width_of, written
from polc.notice.locale_data import length_in_words
from polc.notice.retention import stated
from polc.notice.wording import Wording

WIDE, NARROW = 760, 340
BEFORE = 0.14
"""The part of the width that lies left of nought."""
BAR, ROOM = 12, 14
"""The height of a bar, and the space under it."""
STEPS = ((1, "day"), (7, "day"), (1, "month"), (3, "month"), (6, "month"), (1, "year"), (2, "year"), (5, "year"),
         (10, "year"), (25, "year"), (50, "year"), (100, "year"))  # fmt: skip
DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
"""Mean lengths, in days: a drawing needs no more."""
MOST_TICKS = {"drawing wide": 7, "drawing tall": 4}


def timeline(ctx: Wording) -> Picture | None:
    """The picture of the periods.

    None where fewer than two of them have a length to draw.
    """
    periods = stated(ctx)
    lengths = [_length(keep) for _, keep in periods]
    longest = max(lengths, default=0)
    if sum(1 for x in lengths if x) < 2:
        return None
    told = [ctx.capital(retention_terms.retention_term(ctx, keep)) for _, keep in periods]
    rows = [
        (Saying(ctx.capital(ctx.title(d)).plain, "head"), Saying(words.plain), keep)
        for (d, keep), words in zip(periods, told, strict=True)
    ]
    label = ctx.say("timeline.label", number=len(rows)).plain
    drawings = tuple(_drawn(ctx, rows, longest, label, look) for look in MOST_TICKS)
    return Picture("picture-timeline", ctx.say("timeline.title"), drawings)


def _length(keep: RetentionTerm) -> float:
    """All fixed lengths of a chain, in days."""
    return sum(_days(p.duration) for p in keep.periods if p.duration)


def _days(duration: Duration) -> float:
    return duration.number * DAYS[duration.unit]


def _drawn(
    ctx: Wording, rows: list[tuple[Saying, Saying, RetentionTerm]], longest: float, label: str, look: str
) -> Drawing:
    width = WIDE if look == "drawing wide" else NARROW
    nought = width * BEFORE
    scale = (width - nought - 1) / longest
    shapes: list[Shape] = []
    top = 0.0
    for title, period, keep in rows:
        words, height = written((title, period), 0, top, width)
        top += height + 3
        shapes += [*words, *_bar(keep, nought, top, scale)]
        top += BAR + ROOM
    axis = _axis(ctx, longest, nought, scale, top, MOST_TICKS[look])
    return Drawing(look, label, width, top + 24, (*axis, *shapes))


def _bar(keep: RetentionTerm, nought: float, top: float, scale: float) -> list[Bar]:
    """The links of a chain one after the other.

    A link without a length has no bar, since any would say how long.
    """
    found: list[Bar] = []
    at = nought
    for number, link in enumerate(keep.periods):
        if link.form == "none":
            continue
        look = "span kept-archive" if link.archived else "span"
        if link.duration:
            length = max(3.0, _days(link.duration) * scale)
            found.append(Bar(at, top, length, BAR, f"{look} most" if link.at_most else look))
            at += length
        elif number == 0 and _decided(link):
            found.append(Bar(0, top, nought, BAR, f"{look} event"))
    return found


def _decided(link: Period) -> bool:
    """True for a link whose end an event decides."""
    return link.form in ("during", "until", "later")


def _steps() -> Iterator[tuple[int, str]]:
    """Round lengths of time, each longer than the one before, without end."""
    yield from STEPS
    yield from ((10**power, "year") for power in count(3))


def _axis(ctx: Wording, longest: float, nought: float, scale: float, bottom: float, most: int) -> list[Tick]:
    """Lines at round lengths of time, with their names under them."""
    number, unit = next(s for s in _steps() if longest / (s[0] * DAYS[s[1]]) <= most)
    step = number * DAYS[unit]
    found = []
    for tick in range(int(longest / step + 0.001) + 1):
        x = nought + tick * step * scale
        name = length_in_words(tick * number, unit, ctx.locale) if tick else "0"
        left = min(max(0.0, x - width_of(name) / 2), nought + longest * scale - width_of(name, SIZE - 1))
        found.append(Tick(x, bottom, left, name))
    return found
