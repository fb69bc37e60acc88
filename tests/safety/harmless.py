"""What a page, a fragment or a plain text may hold, and nothing else."""

from __future__ import annotations

import re

from tests.publish.pages import Elements

TAGS = frozenset(
    {
        *("a", "abbr", "article", "aside", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "cite"),
        *("dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "i", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "section"),
        *("small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time"),
        *("tr", "u", "ul"),
    }
)
WHOLE = TAGS | {"html", "head", "body", "title", "meta", "style"}
"""What a page of its own holds as well."""
ATTRIBUTES = frozenset(
    {
        *("aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "charset", "class", "colspan", "content"),
        *(
            "data-from",
            "data-label",
            "data-polc-from",
            "data-polc-label",
            "datetime",
            "dir",
            "headers",
            "href",
            "hreflang",
            "id",
            "lang",
        ),
        *("name", "open"),
        *("rel", "role", "rowspan", "scope", "start", "tabindex", "title"),
    }
)
ADDRESSES = ("#", "https://", "http://", "mailto:")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What moves a cursor, changes a terminal, ends a line or turns the direction, apart from tabs and line feeds."""


def assert_harmless(body: str, payload: str, *, whole: bool = False) -> None:
    """Fails where markup holds an element, an attribute or an address that is not ours."""
    for tag, attributes in Elements(body).tags:
        assert tag in (WHOLE if whole else TAGS), (tag, attributes, payload)
        assert set(attributes) <= ATTRIBUTES | ({"http-equiv"} if whole else set()), (tag, attributes, payload)
        assert attributes.get("href", "#").startswith(ADDRESSES), (attributes, payload)


def assert_plain(text: str, payload: str) -> None:
    """Fails where a text holds what steers a terminal or a log."""
    found = CONTROL.search(text)
    assert found is None, (found, text[max(0, found.start() - 40) : found.end() + 40] if found else "", payload)
