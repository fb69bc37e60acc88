"""Tells whether the HTML of a page holds nothing but what polc makes pages of.

The pages of a release stand in a repository, where anybody may have written them. What is taken is a language of its
own, far smaller than HTML: elements that are all closed in their order, attributes in double quotes, both from the
table below, and values that say nothing a browser acts on. None of its elements has a content that is read by other
rules, so that every browser finds the same tags in it. What does not belong is refused, never left out or repaired.

A page that an earlier polc made must stay such a page: what is in the table may be added to, and not taken away.
"""

from __future__ import annotations

import html
import re

from polc.document.addresses import is_safe
from polc.release.strict import is_plain

WORDS = re.compile(r"[^<>\"]*")
"""What is read aloud, or shown as it stands."""
NUMBERS = re.compile(r"[0-9. -]{1,80}")
NAME = re.compile(r"[\w.-]{1,200}")
TONGUE = re.compile(r"[a-z]{2}")
OUTLINE = re.compile(r"[0-9A-Za-z. -]*")
HERE = re.compile(r"(?:\.\./[a-z]{2}/)?#[\w.-]{1,200}")
"""A place on the page, or on that of another language beside it."""
CLASSES = frozenset(
    {
        "abroad", "brief", "case", "drawing", "elsewhere", "entries", "event", "group", "head",
        "heading", "hint", "kept-archive", "label", "letter", "letter-text", "line", "lines", "meta", "most", "node",
        "own", "pairs", "picture", "plain", "points", "soft", "span", "table-frame", "tall", "tick", "tip",
        "way", "wide",
    }
)  # fmt: skip
"""Those that the pages of policies have; others of the style sheet could cover or hide what stands on a page."""
CODE = re.compile(r"language-[^\s<>\"]+")
"""The class of code in the words of an author."""

GLOBAL = {"id": NAME, "lang": TONGUE, "data-from": NAME}
"""Attributes of every element, beside `class`."""
BOX = dict.fromkeys(("x", "y", "width", "height", "rx"), NUMBERS)
PLAIN = (
    "blockquote", "caption", "code", "dd", "details", "div", "dl", "dt", "em", "figcaption", "figure", "g", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "li", "p", "pre", "span", "strong", "summary", "sup", "table", "tbody", "thead",
    "tr", "ul",
)  # fmt: skip
"""Elements with no attributes of their own."""
ELEMENTS: dict[str, dict[str, re.Pattern[str]]] = {
    **{name: {} for name in PLAIN},
    "a": {"href": WORDS, "hreflang": TONGUE, "title": WORDS},
    "ol": {"start": re.compile(r"[0-9]{1,9}")},
    "section": {"aria-labelledby": NAME},
    "td": {"data-label": WORDS},
    "th": {"scope": re.compile("row|col")},
    "svg": {"role": re.compile("img"), "aria-label": WORDS, "viewBox": NUMBERS, **BOX},
    "rect": BOX,
    "path": {"d": OUTLINE},
    "text": BOX,
}
DEEPEST = 200

PIECE = re.compile(
    r"(?P<text>[^<>]+)|<(?P<empty>br|hr)(?: ?/)?>|</(?P<end>[a-z][a-z0-9]*)>"
    r"|<(?P<start>[a-z][a-z0-9]*)(?P<attributes>(?: [A-Za-z-]+=\"[^<>\"]*\")*)>"
)
ATTRIBUTE = re.compile(r" ([A-Za-z-]+)=\"([^<>\"]*)\"")
STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot|#39|#34);)")
"""An ampersand in an attribute that begins no reference as polc writes them."""


def is_page_markup(body: str) -> bool:
    """True for HTML that is made of nothing but what polc makes pages of."""
    if not is_plain(body.replace("\n", "").replace("\t", "")):
        return False
    opened: list[str] = []
    at = 0
    while at < len(body):
        piece = PIECE.match(body, at)
        if piece is None:
            return False
        at = piece.end()
        if name := piece["start"]:
            if name not in ELEMENTS or len(opened) >= DEEPEST or not _are_fit(name, piece["attributes"]):
                return False
            opened.append(name)
        elif (name := piece["end"]) and (not opened or opened.pop() != name):
            return False
    return not opened


def _are_fit(element: str, attributes: str) -> bool:
    """True where an element has each of its attributes once, all of them its own, with values that they may have."""
    found = ATTRIBUTE.findall(attributes)
    return len({name.casefold() for name, _ in found}) == len(found) and all(
        _is_fit(element, name, value) for name, value in found
    )


def _is_fit(element: str, name: str, value: str) -> bool:
    if STRAY.search(value):
        return False
    said = html.unescape(value)
    if name == "href":
        return element == "a" and (HERE.fullmatch(said) is not None or is_safe(said))
    if name == "class":
        return all(word in CLASSES for word in said.split(" ")) or (element == "code" and bool(CODE.fullmatch(said)))
    form = ELEMENTS[element].get(name) or GLOBAL.get(name)
    return form is not None and (form is WORDS or form.fullmatch(said) is not None)
