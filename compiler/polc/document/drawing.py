"""What drawings are made of.

Lengths are in the drawing's own units, one of which is a CSS pixel in its natural size. Colours, faces and the width of
lines are the theme's: a shape only names its `look`.
"""

from __future__ import annotations

from polc.core.record import record


@record
class Label:
    """A line of text that begins at a point of its base line."""

    x: float
    y: float
    text: str
    look: str


@record
class Box:
    """A frame with lines of text in it."""

    x: float
    top: float
    width: float
    height: float
    labels: tuple[Label, ...]
    look: str


@record
class Curve:
    """An arrow from one point to another further right, bent like an S."""

    x: float
    y: float
    to_x: float
    to_y: float


@record
class Downward:
    """An arrow straight down, from one height to another."""

    x: float
    y: float
    to_y: float


@record
class Branch:
    """An arrow down along a trunk and then right, to a point."""

    x: float
    y: float
    to_x: float
    to_y: float


@record
class Bar:
    """A part of a bar on a scale."""

    x: float
    top: float
    length: float
    height: int
    look: str


@record
class Tick:
    """A line down through a scale, with its name under it, which begins at `left`."""

    x: float
    bottom: float
    left: float
    name: str


Shape = Label | Box | Curve | Downward | Branch | Bar | Tick


@record
class Drawing:
    """Shapes on a surface, the first at the bottom.

    `label` is its name for whoever does not see it.
    """

    look: str
    label: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
