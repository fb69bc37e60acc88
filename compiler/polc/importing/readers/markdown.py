"""Reads Markdown: as CommonMark with tables.

By way of the HTML that it stands for.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from polc.importing.outline import Part
from polc.importing.readers.html import html_parts

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def markdown_parts(text: str) -> tuple[Part, ...]:
    """Return the parts of a text in Markdown.

    Settings of a site generator at its head are none of it.
    """
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return html_parts(reader.render(FRONT_MATTER.sub("", text)))
