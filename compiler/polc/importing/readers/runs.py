"""Gathers the text of a block from pieces, with blanks as a reader sees them.

Links and bold type.
"""

from __future__ import annotations

import re

from polc.importing.outline import Kind, Link, Part

BLANKS = re.compile(r"[ \t\r\n\f]+")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that are no text: controls, marks without a width, halves of pairs."""


class Runs:
    """The text of the block that is being read."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._links: list[Link] = []
        self._lead = 0
        self._leading = True

    def _clear(self) -> None:
        self._pieces, self._length, self._links, self._lead, self._leading = [], 0, [], 0, True

    def add(self, text: str, url: str = "", *, bold: bool = False) -> None:
        """Adds a piece; blanks in a row are one."""
        piece = BLANKS.sub(" ", UNFIT.sub("", text))
        if not self._length or self._pieces[-1][-1:].isspace():
            piece = piece.lstrip(" ")
        if not piece:
            return
        start = self._length
        self._append(piece)
        if self._leading and piece.strip():
            self._leading, self._lead = bold, self._length if bold else self._lead
        if url and piece.strip():
            last = self._links[-1] if self._links else None
            if last and last.url == url and last.end == start:
                self._links[-1] = Link(last.start, self._length, url)
            else:
                self._links.append(Link(start, self._length, url))

    def line_break(self) -> None:
        """Ends a line that the author has broken."""
        if self._length and not self._pieces[-1].endswith("\n"):
            self._append("\n")

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def take(self, kind: Kind, level: int = 0) -> Part | None:
        """Return what was gathered as a block, and begins anew; None for blanks alone."""
        text = "".join(self._pieces).rstrip()
        links = tuple(Link(link.start, min(link.end, len(text)), link.url) for link in self._links)
        lead = len(text[: self._lead].rstrip())
        self._clear()
        return Part(kind, text, level, lead, tuple(link for link in links if link.start < link.end)) if text else None
