"""Reads a page of the web.

What surrounds its main part (menus, footers, forms) stands aside and is told as left out.

Nothing is fetched and nothing runs: scripts, styles, frames and pictures are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from justhtml import Document, Element, JustHTML, Node, Text

from polc.importing.outline import Kind, Part
from polc.importing.readers.runs import Runs

UNSEEN = frozenset({
    "script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "embed", "video", "audio",
    "canvas", "input", "select", "textarea", "datalist", "img", "picture",
})  # fmt: skip
ASIDE = frozenset({"nav", "footer", "aside", "form", "button", "dialog", "menu"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "br",
})  # fmt: skip
BOLD = frozenset({"b", "strong"})
LISTS = frozenset({"ul", "ol", "dl"})
DEEPEST = 200
"""Elements inside one another beyond which only the text is taken."""
MAIN = ("main", "article")


def html_parts(text: str) -> tuple[Part, ...]:
    """Return the parts of a page in order.

    Those of its main part and what stands aside.
    """
    document = JustHTML(text, sanitize=False, scripting_enabled=True).root
    reading = _Reading(_main_part(document))
    reading.read(document)
    return tuple(reading.parts)


def _main_part(document: Node) -> Node:
    """The element that holds most headings.

    Of the page among those made for its main part; the page without one.
    """
    best, most = document, 0
    everything = sum(1 for node in _nodes_in(document) if node.name in HEADINGS)
    for node in _nodes_in(document):
        if node.name in MAIN or (isinstance(node, Element) and node.attrs.get("role") == "main"):
            held = sum(1 for inner in _nodes_in(node) if inner.name in HEADINGS)
            if held > most:
                best, most = node, held
    return best if most * 2 > everything else document


def _nodes_in(node: Node) -> Iterator[Node]:
    """Every node inside one, in the order of the page."""
    waiting = list(reversed(node.children or ()))
    while waiting:
        found = waiting.pop()
        yield found
        if isinstance(found, Element | Document):
            waiting.extend(reversed(found.children or ()))


def _text_of(node: Node) -> str:
    seen: list[str] = []
    waiting: list[Node] = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Text):
            seen.append(found.data or "")
        elif found.name not in UNSEEN:
            waiting.extend(reversed(found.children or ()))
    return " ".join("".join(seen).split())


class _Reading:
    """Goes through a page once; inline text gathers until the next block begins."""

    def __init__(self, main: Node) -> None:
        self.main = main
        self.parts: list[Part] = []
        self.runs = Runs()
        self.in_main = not isinstance(main, Element)
        self.item = 0
        self.heading = 0

    def read(self, node: Node) -> None:
        self._children(node, "", 0, bold=False)
        self._end_block()

    def _children(self, node: Node, url: str, depth: int, *, bold: bool) -> None:
        for child in node.children or ():
            if isinstance(child, Text):
                self.runs.add(child.data or "", url, bold=bold)
            elif isinstance(child, Element):
                self._element(child, url, depth + 1, bold=bold)

    def _element(self, node: Element, url: str, depth: int, *, bold: bool) -> None:
        name = node.name
        if name in UNSEEN or _is_hidden(node):
            return
        if depth > DEEPEST:
            self.runs.add(_text_of(node), url, bold=bold)
        elif name == "br":
            self.runs.line_break()
        elif name in INLINE:
            address = node.attrs.get("href") or "" if name == "a" else ""
            self._children(node, address.strip() or url, depth, bold=bold or name in BOLD)
        else:
            self._block(node, depth)

    def _block(self, node: Element, depth: int) -> None:
        self._end_block()
        before, name = self.in_main, node.name
        if node is self.main:
            self.in_main = True
        if name in ASIDE and node is not self.main:
            self._aside(node)
        elif name == "table" and not _holds_blocks(node):
            self._table(node)
        elif name in HEADINGS:
            self.heading, was = HEADINGS[name], self.heading
            self._children(node, "", depth, bold=False)
            self._end_block()
            self.heading = was
        elif name in LISTS:
            self.item += 1
            self._children(node, "", depth, bold=False)
            self._end_block()
            self.item -= 1
        elif name == "dt":
            self._children(node, "", depth, bold=True)
            self.runs.add(" : ")
        elif name == "dd":
            self._children(node, "", depth, bold=False)
            self._end_block()
        else:
            self._children(node, "", depth, bold=name == "th")
            self._end_block()
        self.in_main = before

    def _end_block(self) -> None:
        kind: Kind = "heading" if self.heading else "item" if self.item else "paragraph"
        part = self.runs.take(kind, self.heading or self.item)
        if part is None:
            return
        if not self.in_main:
            part = Part("aside", part.text)
        self.parts.append(part)

    def _aside(self, node: Element) -> None:
        text = _text_of(node)
        if text:
            self.parts.append(Part("aside", text))

    def _table(self, node: Element) -> None:
        rows = []
        for inner in _nodes_in(node):
            if isinstance(inner, Element) and inner.name == "tr":
                cells = [c for c in inner.children or () if isinstance(c, Element) and c.name in ("td", "th")]
                rows.append(tuple(_cell_text(cell) for cell in cells))
            elif isinstance(inner, Element) and inner.name == "caption" and self.in_main:
                self.parts.append(Part("paragraph", _text_of(inner)))
        if self.in_main:
            self.parts.append(Part("table", rows=tuple(row for row in rows if any(row))))
        else:
            self.parts.append(Part("aside", _text_of(node)))


def _cell_text(cell: Element) -> str:
    """The text of a cell; each block or line of it is a line."""
    runs = Runs()
    waiting: list[Node | str] = list(reversed(cell.children or ()))
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            runs.line_break()
        elif isinstance(found, Text):
            runs.add(found.data or "")
        elif isinstance(found, Element) and found.name not in UNSEEN and not _is_hidden(found):
            if found.name == "br":
                runs.line_break()
            elif found.name in INLINE:
                waiting.extend(reversed(found.children or ()))
            else:
                runs.line_break()
                waiting.append("")
                waiting.extend(reversed(found.children or ()))
    part = runs.take("paragraph")
    return part.text if part else ""


def _holds_blocks(table: Element) -> bool:
    """True for a table that lays out a page: it holds headings or another table."""
    return any(node.name in HEADINGS or node.name == "table" for node in _nodes_in(table))


def _is_hidden(node: Element) -> bool:
    style = (node.attrs.get("style") or "").replace(" ", "").lower()
    return "hidden" in node.attrs or node.attrs.get("aria-hidden") == "true" or "display:none" in style
