"""What drawings are made of: lines of text that fit, boxes, arrows, and the SVG element. Knows no policy.

Lengths are in the drawing's own units, one of which is a CSS pixel where the drawing stands in its natural size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from polc.core.record import record
from polc.notice.letters import tagged

SIZE = 13
"""The size of type, as the theme sets it for drawings."""
LEADING = 17
PADDING = 9
NARROW, WIDE = frozenset("iIjlftr.,:;'’|!()[] "), frozenset("mwMWOQDGH@%&—")
BOLD = 1.13
"""How much wider letters are in a heading, which is set bold."""
EM = {"narrow": 0.36, "plain": 0.6, "wide": 0.9}
"""Widths of letters in ems, on the safe side for the widest of the usual sans-serif faces."""


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide a text is; rather too much than too little."""
    return size * sum(EM["narrow" if c in NARROW else "wide" if c in WIDE else "plain"] for c in text)


def wrapped(text: str, width: float, size: float = SIZE) -> list[str]:
    """A text in lines that fit into a width; a word that is too long has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@record
class Saying:
    """Some words in a drawing, with the look that they have in the theme: `head`, `plain` or `soft`."""

    text: str
    look: str = "plain"


def written(sayings: Iterable[Saying], x: float, y: float, width: float) -> tuple[Markup, float]:
    """Words one under the other from a place down, and how high they are together."""
    lines = _lines(tuple(sayings), width)
    placed = enumerate(lines, start=1)
    found = [
        tagged('<text x="%s" y="%s" class="%s">%s</text>', _n(x), _n(y + n * LEADING - 4), saying.look, saying.text)
        for n, saying in placed
    ]
    return Markup().join(found), len(lines) * LEADING


@lru_cache(maxsize=1000)
def _lines(sayings: tuple[Saying, ...], width: float) -> tuple[Saying, ...]:
    """Words in lines that fit into a width, each with its look."""
    sizes = [(saying, SIZE * BOLD if saying.look == "head" else SIZE) for saying in sayings]
    return tuple(Saying(text, saying.look) for saying, size in sizes for text in wrapped(saying.text, width, size))


@record
class Box:
    """A box with words; `look` is its class, `top` and `height` where it stands and how high it is."""

    sayings: tuple[Saying, ...]
    x: float
    top: float
    width: float
    look: str = "node"

    @property
    def height(self) -> float:
        """As high as its words need."""
        return len(_lines(self.sayings, self.width - 2 * PADDING)) * LEADING + 2 * PADDING

    @property
    def middle(self) -> float:
        """Half its height, where arrows meet it."""
        return self.top + self.height / 2

    def svg(self) -> Markup:
        """The box as SVG."""
        words, _ = written(self.sayings, self.x + PADDING, self.top + PADDING, self.width - 2 * PADDING)
        corners = map(_n, (self.x, self.top, self.width, self.height))
        frame = tagged('<rect x="%s" y="%s" width="%s" height="%s" rx="5"></rect>', *corners)
        return tagged('<g class="%s">%s%s</g>', self.look, frame, words)


def stacked(boxes: Sequence[Box], top: float, gap: float) -> list[Box]:
    """The boxes one under the other."""
    found: list[Box] = []
    for box in boxes:
        found.append(Box(box.sayings, box.x, top, box.width, box.look))
        top += found[-1].height + gap
    return found


def height_of(boxes: Sequence[Box], gap: float) -> float:
    """How high boxes are, one under the other."""
    return sum(box.height + gap for box in boxes) - gap if boxes else 0


def arrow(path: str, x: float, y: float, *, down: bool = False) -> Markup:
    """A line along a path, and its head at a point, to the right or downwards."""
    head = f"M{_n(x - 4)} {_n(y - 7)}h8l-4 7z" if down else f"M{_n(x - 7)} {_n(y - 4)}v8l7 -4z"
    return tagged('<path class="way" d="%s"></path><path class="tip" d="%s"></path>', path, head)


def across(start: Box, end: Box) -> Markup:
    """An arrow from the right side of a box to the left side of another."""
    x1, y1, x2, y2 = start.x + start.width, start.middle, end.x, end.middle
    half = (x1 + x2) / 2
    points = map(_n, (x1, y1, half, y1, half, y2, x2 - 6, y2))
    return arrow("M{} {}C{} {} {} {} {} {}".format(*points), x2, y2)


def element(look: str, label: str, width: float, height: float, body: Markup) -> Markup:
    """The whole drawing: an image with a name for whoever does not see it."""
    frame = '<svg class="%s" role="img" aria-label="%s" viewBox="0 0 %s %s" width="%s" height="%s">%s</svg>'
    return tagged(frame, look, label, *map(_n, (width, height, width, height)), body)


def _n(number: float) -> str:
    """A number as short as it can be, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")
