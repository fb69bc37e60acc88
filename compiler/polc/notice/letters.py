"""Words that hold tags: made of our own, read without them, begun with a capital. Knows no policy and no language."""

from __future__ import annotations

import html
import re

from markupsafe import Markup, escape

TAG = re.compile(r"<[^<>]*>")
FIRST = re.compile(r"^(?:<[^>]*>)*(?P<word>[^\W\d_]+(?![^\W_]|\.\w))")

UNBROKEN = re.compile(r"(?<=\b[Aa]rt\.) | (?=§)|(?<=,) (?=(?:point\b|\w\)))")
"""Spaces of a citation at which no line may end: `art. 6, § 1, b)`."""


def tagged(template: str, *values: object) -> Markup:
    """Our own HTML with a value in the place of each `%s`: escaped, unless it is HTML already.

    It does what `Markup.format` does, in a fifth of the time.
    """
    return Markup(template % tuple(map(escaped, values)))  # noqa: S704 - whatever is put in is escaped


def escaped(value: object) -> Markup:
    """What `escape` makes of a value; words that are escaped already, which most are, as they come."""
    return value if type(value) is Markup else escape(value)


def bare(words: Markup) -> str:
    """The words without tags, as plain text; non-breaking spaces are kept."""
    return html.unescape(TAG.sub("", words))


def capital(words: Markup) -> Markup:
    """Words as they begin a cell or a heading; a first word with a capital or a dot of its own stays as it is."""
    match = FIRST.match(words)
    if match is None or match["word"] != match["word"].lower():
        return words
    start, plain = match.start("word"), str(words)
    return Markup(plain[:start] + plain[start].upper() + plain[start + 1 :])  # noqa: S704 - already escaped


def unbroken(citation: str) -> str:
    """A citation whose article stays in one line: with non-breaking spaces before its paragraphs and points."""
    return UNBROKEN.sub("\u00a0", citation)
