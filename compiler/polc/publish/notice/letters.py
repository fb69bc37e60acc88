"""First letters and bare words of text that holds tags. Knows no policy and no language."""

from __future__ import annotations

import re

from markupsafe import Markup

TAG = re.compile(r"<[^>]*>")
FIRST = re.compile(r"^(?:<[^>]*>)*(?P<word>[^\W\d_]+(?![^\W_]|\.\w))")

UNBROKEN = re.compile(r"(?<=\b[Aa]rt\.) | (?=§)|(?<=,) (?=(?:point\b|\w\)))")
"""Spaces of a citation at which no line may end: `art. 6, § 1, b)`."""


def bare(words: Markup) -> str:
    """The words without tags, as plain text; non-breaking spaces are kept."""
    return Markup(TAG.sub("", words)).unescape()  # noqa: S704 - only to read its entities


def capital(words: Markup) -> Markup:
    """Words as they begin a cell or a heading; a first word with a capital or a dot of its own stays as it is."""
    match = FIRST.match(words)
    if match is None or match["word"] != match["word"].lower():
        return words
    start = match.start("word")
    return Markup(words[:start] + words[start].upper() + words[start + 1 :])  # noqa: S704 - already escaped


def unbroken(citation: str) -> str:
    """A citation whose article stays in one line: with non-breaking spaces before its paragraphs and points."""
    return UNBROKEN.sub("\u00a0", citation)
