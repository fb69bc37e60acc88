"""Puts boxes and lines of text where they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from polc.core.record import record
from polc.document.drawing import Box, Curve, Label

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
    """A text in lines that fit into a width.

    A word that is too long has a line of its own.
    """
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


Sayings = tuple[Saying, ...]


def written(sayings: Iterable[Saying], x: float, y: float, width: float) -> tuple[tuple[Label, ...], float]:
    """Words one under the other from a place down, and how high they are together."""
    lines = _lines(tuple(sayings), width)
    placed = enumerate(lines, start=1)
    return tuple(Label(x, y + n * LEADING - 4, line.text, line.look) for n, line in placed), len(lines) * LEADING


@lru_cache(maxsize=1000)
def _lines(sayings: Sayings, width: float) -> Sayings:
    """Words in lines that fit into a width, each with its look."""
    sizes = [(saying, SIZE * BOLD if saying.look == "head" else SIZE) for saying in sayings]
    return tuple(Saying(text, saying.look) for saying, size in sizes for text in wrapped(saying.text, width, size))


def boxed(sayings: Sayings, x: float, top: float, width: float, look: str = "node") -> Box:
    """A box around words, as high as they need."""
    labels, height = written(sayings, x + PADDING, top + PADDING, width - 2 * PADDING)
    return Box(x, top, width, height + 2 * PADDING, labels, look)


def stacked(boxes: Sequence[tuple[Sayings, str]], x: float, top: float, width: float, gap: float) -> list[Box]:
    """Boxes of words, each with its look, one under the other."""
    found: list[Box] = []
    for sayings, look in boxes:
        found.append(boxed(sayings, x, top, width, look))
        top += found[-1].height + gap
    return found


def height_of(boxes: Sequence[tuple[Sayings, str]], width: float, gap: float) -> float:
    """How high boxes of words are, one under the other."""
    return sum(boxed(sayings, 0, 0, width).height + gap for sayings, _ in boxes) - gap if boxes else 0


def bottom(box: Box) -> float:
    """Where a box ends."""
    return box.top + box.height


def middle(box: Box) -> float:
    """Half its height, where arrows meet it."""
    return box.top + box.height / 2


def across(start: Box, end: Box) -> Curve:
    """An arrow from the right side of a box to the left side of another."""
    return Curve(start.x + start.width, middle(start), end.x, middle(end))
