"""A notice as a fragment for the page of another system: every name prefixed, nothing fetched.

It is written as its page is, by a writer that gives every id, class and heading the form that a fragment wants, so that
both say the same. Drawings need the style of a site; the tables that say the same take their place.
"""

from __future__ import annotations

import re
from typing import assert_never

from markupsafe import Markup

from polc.core.record import replace
from polc.document.blocks import Block, Card, Entries, Letter, Lines, Picture, Points, Table
from polc.document.notice import Notice
from polc.export.markup.notice import write_notice
from polc.export.markup.writer import Writer
from polc.export.templates import environment

NEUTRAL = frozenset({"header", "footer", "main", "section", "article", "aside", "nav"})
"""Elements that the page around may lay out as parts of its own; a fragment has `div` in their place."""
REFERENCES = frozenset({"aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for", "headers"})
"""Attributes that hold names of places."""
OWN = "polc"
DEEPEST = 6
HEADING = re.compile("h([1-6])")


def fragment(notice: Notice, *, level: int = 2, prefix: str = "", draft: str = "") -> str:
    """The notice as a fragment: one element, with its style before its words.

    `level` is that of its title, from 1 to 6; `prefix` begins every id, and is by default made of the policy and the
    language, so that fragments of several can stand on one page; `draft` is a sentence to put first.
    """
    name = prefix or f"{OWN}-{notice.policy}-{notice.lang}"
    html = FragmentWriter(name, level)
    write_fragment(html, notice)
    template = environment().get_template("fragment.html.j2")
    body = Markup(html)  # noqa: S704 - the writer escapes every text
    return template.render(prefix=name, lang=notice.lang, body=body, draft=draft)


def write_fragment(html: FragmentWriter, notice: Notice) -> None:
    """Write what stands in the element of a fragment: the notice with tables in the place of drawings."""
    write_notice(html, replace(notice, parts=tuple(replace(p, blocks=_undrawn(p.blocks)) for p in notice.parts)), ())


def _undrawn(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks without drawings."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Picture():
                pass
            case Card():
                found.append(replace(block, blocks=_undrawn(block.blocks)))
            case Table() | Lines() | Entries() | Points() | Letter():
                found.append(block)
            case _:
                assert_never(block)
    return tuple(found)


class FragmentWriter(Writer):
    """Writes elements as they are in a fragment: `prefix` begins ids, `level` is that of the first heading."""

    def __init__(self, prefix: str, level: int) -> None:
        super().__init__()
        self._prefix = prefix
        self._level = level

    def _element(self, name: str) -> str:
        """The element that stands for another in a fragment."""
        if heading := HEADING.fullmatch(name):
            return f"h{min(DEEPEST, int(heading[1]) + self._level - 1)}"
        return "div" if name in NEUTRAL else name

    def open(self, name: str, **attributes: str | None) -> None:
        """Open an element."""
        if name == "section" and "aria_labelledby" in attributes:
            attributes["role"] = "region"
        super().open(self._element(name), **attributes)

    def close(self, name: str) -> None:
        """Close an element."""
        super().close(self._element(name))

    def _attribute(self, key: str, value: str) -> None:
        if key == "id":
            value = f"{self._prefix}-{value}"
        elif key == "class":
            value = " ".join(f"{OWN}-{name}" for name in value.split())
        elif key in REFERENCES:
            value = " ".join(f"{self._prefix}-{name}" for name in value.split())
        elif key == "href" and value.startswith("#"):
            value = f"#{self._prefix}-{value[1:]}"
        elif key.startswith("data-"):
            key = f"data-{OWN}-{key.removeprefix('data-')}"
        super()._attribute(key, value)
