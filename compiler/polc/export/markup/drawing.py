"""Drawings as inline SVG: classes only, so that they follow the colours of the page."""

from __future__ import annotations

from typing import assert_never

from polc.document.drawing import Bar, Box, Branch, Curve, Downward, Drawing, Label, Shape, Tick
from polc.export.markup.writer import Writer

CORNER = "5"
"""The radius of the corners of a box."""


def write_drawing(html: Writer, drawing: Drawing) -> None:
    """Write a drawing: an image with a name for whoever does not see it."""
    width, height = _short_number(drawing.width), _short_number(drawing.height)
    html.open(
        "svg",
        class_=drawing.look,
        role="img",
        aria_label=drawing.label,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
    )
    for shape in drawing.shapes:
        _write_shape(html, shape)
    html.close("svg")


def _write_shape(html: Writer, shape: Shape) -> None:
    match shape:
        case Label(x, y, text, look):
            _write_text(html, _short_number(x), _short_number(y), look, text)
        case Box(x, top, width, height, labels, look):
            html.open("g", class_=look)
            html.open(
                "rect",
                x=_short_number(x),
                y=_short_number(top),
                width=_short_number(width),
                height=_short_number(height),
                rx=CORNER,
            )
            html.close("rect")
            for label in labels:
                _write_shape(html, label)
            html.close("g")
        case Curve(x, y, to_x, to_y):
            half = (x + to_x) / 2
            x1, y1, bend, y2, end = map(_short_number, (x, y, half, to_y, to_x - 6))
            _write_path(html, "way", f"M{x1} {y1}C{bend} {y1} {bend} {y2} {end} {y2}")
            _write_path(html, "tip", _arrow_head(to_x, to_y))
        case Downward(x, y, to_y):
            _write_path(html, "way", f"M{_short_number(x)} {_short_number(y)}V{_short_number(to_y - 6)}")
            _write_path(html, "tip", f"M{_short_number(x - 4)} {_short_number(to_y - 7)}h8l-4 7z")
        case Branch(x, y, to_x, to_y):
            _write_path(
                html, "way", f"M{_short_number(x)} {_short_number(y)}V{_short_number(to_y)}H{_short_number(to_x - 6)}"
            )
            _write_path(html, "tip", _arrow_head(to_x, to_y))
        case Bar(x, top, length, bar_height, look):
            html.open("rect", class_=look, x=_tenth(x), y=_tenth(top), width=_tenth(length), height=str(bar_height))
            html.close("rect")
        case Tick(x, bottom, left, name):
            _write_path(html, "tick", f"M{_tenth(x)} 0V{_tenth(bottom)}")
            _write_text(html, _tenth(left), _tenth(bottom + 16), "soft", name)
        case _:
            assert_never(shape)


def _write_text(html: Writer, x: str, y: str, look: str, text: str) -> None:
    html.open("text", x=x, y=y, class_=look)
    html.text(text)
    html.close("text")


def _write_path(html: Writer, look: str, path: str) -> None:
    html.open("path", class_=look, d=path)
    html.close("path")


def _arrow_head(x: float, y: float) -> str:
    """The head of an arrow to the right."""
    return f"M{_short_number(x - 7)} {_short_number(y - 4)}v8l7 -4z"


def _tenth(number: float) -> str:
    return f"{number:.1f}"


def _short_number(number: float) -> str:
    """A number as short as it can be, to a tenth."""
    return _tenth(number).removesuffix(".0")
