"""The words that one declaration leaves on a page, without markup. Knows HTML, not what the words mean."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
BLOCKS = frozenset({"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "caption", "tr", "div", "section"})


def words_at(body: str, anchor: str) -> tuple[str, ...]:
    """The lines of text inside the element with this anchor; empty when the page has none."""
    reader = _Reader(anchor)
    reader.feed(body)
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return tuple(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self, anchor: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._anchor = anchor
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins to read at the anchor, and keeps count of the elements inside."""
        if tag in VOID:
            return
        if self._depth or dict(attrs).get("id") == self._anchor:
            self._depth += 1
        if self._depth and tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Ends at the end of the element."""
        if tag not in VOID and self._depth:
            self._depth -= 1
            if tag in BLOCKS:
                self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keeps what stands inside."""
        if self._depth:
            self.parts.append(data)
