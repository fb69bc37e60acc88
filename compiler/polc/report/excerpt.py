"""The lines of a file that a finding points at, underlined and labelled, for a terminal of a given width."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import record
from polc.core.sources import Source
from polc.report.terminal import columns, fitting, printable
from polc.report.words import Place

REACH = 1_000
"""How many characters of a line are looked at on either side of the place: more than any terminal shows."""


@record
class Line:
    """One line of an excerpt: `number` is None under a line.

    `mark` is True for the primary underline.
    """

    number: int | None
    text: str
    mark: bool = False


def excerpt(source: Source, primary: Place, related: Sequence[Place], width: int) -> list[Line]:
    """The lines of the primary place and of the related ones in this source, in the order of the file."""
    lines: list[Line] = []
    places = sorted([primary, *(r for r in related if r.path == source.path)], key=lambda p: p.span.start)
    shown, text = -1, ""
    for place in places:
        number = place.start.line
        window = _window_around(source, place, width)
        if (number, window.text) != (shown, text):
            if 0 <= shown < number - 1:
                lines.append(Line(None, "⋮"))
            lines.append(Line(number, window.text))
        lines.append(Line(None, window.underline("^" if place is primary else "-", place.label), place is primary))
        shown, text = number, window.text
    return lines


def without_comment(line: str, start: int = 0) -> str:
    """The line without a comment at its end that begins from an offset on.

    What holds a quotation mark may be a text and is left alone.
    """
    at = max(start, line.rfind('"') + 1)
    while (at := line.find("#", at + 1)) > 0:
        if line[at - 1].isspace():
            return line[:start] + line[start:at].rstrip()
    return line


@record
class _Window:
    """The part of a line that has room, and the words to underline in it.

    Lengths are in columns of a terminal.
    """

    text: str
    start: int
    length: int
    width: int

    def underline(self, mark: str, label: str) -> str:
        """The underline, and the label after it or, where it would not fit, below it."""
        marks = " " * self.start + mark * self.length
        label = printable(label)
        if not label:
            return marks
        if len(marks) + 1 + columns(label) <= self.width:
            return f"{marks} {label}"
        indent = " " * max(0, min(self.start, self.width - columns(label)))
        import textwrap

        return f"{marks}\n{textwrap.fill(label, self.width, initial_indent=indent, subsequent_indent=indent)}"


def _window_around(source: Source, place: Place, width: int) -> _Window:
    """The part of the first line of a place that has room, around the words to underline."""
    number, start = place.start.line, place.start.column - 1
    length = source.length_of_line(number)
    end = place.end.column - 1 if place.end.line == number else length
    before, after = max(0, start - REACH), start + REACH
    line, cut = source.line(number, before, after), length > after
    start, end = start - before, min(end, after) - before
    line = line if cut else without_comment(line, end if place.end.line == place.start.line else start).rstrip()
    end = max(min(end, len(line)), start + 1)
    line = printable(line.replace("\t", " "))
    left = 0
    if before or (fitting(line, width) < len(line) and columns(line[:end]) > width - 1):
        left = start - fitting(reversed(line[:start]), width // 4)
    prefix = "…" if left or before else ""
    right = left + fitting(line[left:], width - len(prefix))
    if right < len(line) or cut:
        cut = True
        right = left + fitting(line[left:], width - len(prefix) - 1)
    return _Window(
        text=prefix + line[left:right] + ("…" if cut else ""),
        start=columns(prefix + line[left:start]),
        length=max(1, columns(line[start : min(end, right)])),
        width=width,
    )
