"""Finds references inside texts: `{right access}`, `{reach dpo email}`, `{controller}`, `{link https://… "label"}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from polc.core.record import record
from polc.core.values import Entry, Listing, RetentionTerm, Text
from polc.model.names import DECLARATIONS
from polc.reference.lexicon import TEXTS
from polc.syntax.tree import Node, Value

LINK, REACH = "link", "reach"
PATTERN = re.compile(
    r"\{\s*(?:"
    r"link\s+(?P<url>https?://[^\s{}\"]+)(?:\s+\"(?P<label>[^\"{}]*)\")?"
    r"|reach\s+(?P<who>[^\W\d_][^\W_]*(?:-[^\W_]*)*)\s+(?P<way>at|post|email|phone)"
    r"|(?P<kind>[a-z]+(?:-[a-z]+)*)(?:\s+(?P<name>[^\W\d_][^\W_]*(?:-[^\W_]*)*))?"
    r")\s*\}"
)
BRACED = re.compile(r"\{[^{}\n]*\}?")


@record
class Reference:
    """A reference: where it stands in the text (`end` excluded), the kind of declaration and its name.

    `kind` is `link` for one to an address, which is then its `name`, shown as `label`; `reach` for an address of
    somebody, whose `name` is followed by the way (`dpo email`). `name` is empty where the text means the only
    declaration of its kind.
    """

    start: int
    end: int
    kind: str
    name: str
    label: str


@lru_cache(maxsize=TEXTS)
def references(text: str) -> tuple[Reference, ...]:
    """The references in a text, in order; braces around anything else are plain words."""
    found: list[Reference] = []
    if "{" not in text:
        return ()
    for match in PATTERN.finditer(text):
        if match["url"]:
            found.append(Reference(*match.span(), LINK, match["url"], match["label"] or ""))
        elif match["who"]:
            found.append(Reference(*match.span(), REACH, f"{match['who']} {match['way']}", ""))
        elif match["kind"] in DECLARATIONS:
            found.append(Reference(*match.span(), match["kind"], match["name"] or "", ""))
    return tuple(found)


@lru_cache(maxsize=TEXTS)
def malformed(text: str) -> tuple[tuple[int, int], ...]:
    """Where a brace opens that begins no reference, up to its closing one or the end of the line; offsets."""
    begun = {r.start for r in references(text)}
    return tuple(m.span() for m in BRACED.finditer(text) if m.start() not in begun)


def texts_in(node: Node) -> Iterator[Text]:
    """Every text of a declaration, those of its lists and periods included, in the order written."""
    for inner in node.walk():
        for value in inner.values:
            yield from _texts(value)


def _texts(value: Value | None) -> Iterator[Text]:
    match value:
        case Text():
            yield value
        case Listing():
            for entry in value:
                yield from _texts(entry)
        case Entry():
            yield from (t for t in (value.text, value.condition) if t)
        case RetentionTerm():
            for period in value.periods:
                yield from (m for m in (*period.moments, period.text) if isinstance(m, Text))
            if isinstance(value.only_if, Text):
                yield value.only_if
