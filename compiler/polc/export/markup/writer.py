"""Writes HTML: elements with their attributes, and text.

Whatever is no tag of ours is escaped here. html = Writer() html.open("p", class_="line") html.text("a < b")
html.close("p") str(html)  →  <p class="line">a &lt; b</p>
"""

from __future__ import annotations

import html as entities
from collections.abc import Callable, Collection, Iterable

from markupsafe import escape

Html = tuple[str, ...]
"""Written HTML in pieces; those that name a place are `Anchor`."""


class Anchor(str):
    """An attribute that names a place, such as ` id="right-access"`, with the `anchor` that it names."""

    __slots__ = ("anchor",)
    anchor: str


class Writer:
    """Writes HTML as it stands on a page of ours.

    `pieces` are what was written so far. A class, an attribute with a `_` at its end or within its name, stands for the
    one without it or with a hyphen: `class_`, `data_label`. An attribute that is None is left out.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._escape: Callable[[str], str] = escape

    def __str__(self) -> str:
        return "".join(self.pieces)

    def open(self, name: str, **attributes: str | None) -> None:
        """Open an element."""
        pieces = self.pieces
        pieces.append(f"<{name}")
        for key, value in attributes.items():
            if value is not None:
                self._attribute(key.strip("_").replace("_", "-"), value)
        pieces.append(">")

    def close(self, name: str) -> None:
        """Close an element."""
        self.pieces.append(f"</{name}>")

    def void(self, name: str) -> None:
        """Write an element that holds nothing, such as a line break."""
        self.pieces.append(f"<{name} />")

    def text(self, text: str) -> None:
        """Write a text, escaped."""
        self.pieces.append(self._escape(text))

    def space(self, blank: str = "\n") -> None:
        """Write a space between elements, by default the end of a line."""
        self.pieces.append(blank)

    def add(self, html: Iterable[str]) -> None:
        """Write what a writer of the same kind has written."""
        self.pieces += html

    def _attribute(self, key: str, value: str) -> None:
        if key == "id":
            self._place(value)
        else:
            self.pieces.append(f' {key}="{self._escape(value)}"')

    def _place(self, anchor: str) -> None:
        piece = Anchor(f' id="{self._escape(anchor)}"')
        piece.anchor = anchor
        self.pieces.append(piece)

    # ------------------------------------------------------------------------------------------- authors' free texts
    def begin_free_text(self) -> None:
        """Write what follows as CommonMark's own examples have it: apostrophes as they are, quotation marks named."""
        self._escape = _attribute_value

    def end_free_text(self) -> None:
        """Write what follows as before."""
        self._escape = escape


def _attribute_value(text: str) -> str:
    return entities.escape(text, quote=False).replace('"', "&quot;")


def anchors(html: Iterable[str]) -> Iterable[str]:
    """Return the places that written HTML names."""
    return (piece.anchor for piece in html if isinstance(piece, Anchor))


def without_anchors(html: Iterable[str], taken: Collection[str]) -> Html:
    """Return written HTML that does not name the places that are taken."""
    return tuple(piece for piece in html if not (isinstance(piece, Anchor) and piece.anchor in taken))
