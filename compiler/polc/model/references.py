"""Finds references inside texts: `{right access}`, `{controller}`, `{link https://… "label"}`. Resolves nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from polc.model.names import DECLARATIONS

LINK = "link"
PATTERN = re.compile(
    r"\{\s*(?:"
    r"link\s+(?P<url>https?://[^\s{}\"]+)(?:\s+\"(?P<label>[^\"{}]*)\")?"
    r"|(?P<kind>[a-z]+(?:-[a-z]+)*)(?:\s+(?P<name>[^\W\d_](?:[^\W_]|-)*))?"
    r")\s*\}"
)


class Reference(NamedTuple):
    """A reference: where it stands in the text (`end` excluded), the kind of declaration and its name.

    `kind` is `link` for one to an address, which is then its `name`, shown as `label`; `name` is empty where the text
    means the only declaration of its kind.
    """

    start: int
    end: int
    kind: str
    name: str
    label: str


def references(text: str) -> list[Reference]:
    """The references in a text, in order; braces around anything else are plain words."""
    found = []
    for match in PATTERN.finditer(text):
        if match["url"]:
            found.append(Reference(*match.span(), LINK, match["url"], match["label"] or ""))
        elif match["kind"] in DECLARATIONS:
            found.append(Reference(*match.span(), match["kind"], match["name"] or "", ""))
    return found
