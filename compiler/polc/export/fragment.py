"""A notice as a fragment for the page of another system: every name prefixed, nothing fetched. Knows no policy.

It is made from the HTML of its page, whatever the templates of that are, so that both say the same. Drawings need the
style of a site; the tables that say the same take their place.
"""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from polc.core.record import replace
from polc.export.html import page_of
from polc.export.templates import environment
from polc.notice.blocks import Block, Card, Line, Lines, Picture
from polc.notice.notice import Notice

TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^<>]*)>")
ATTRIBUTE = re.compile(r'(?<![\w:-])(?P<key>[\w:-]++)="(?P<value>[^"]*)"')
HEADING = re.compile(r"h([1-6])")
NEUTRAL = frozenset({"header", "footer", "main", "section", "article", "aside", "nav"})
"""Elements that the page around may lay out as parts of its own; a fragment has `div` in their place."""
REFERENCES = frozenset({"aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for", "headers"})
"""Attributes that hold names of places."""
OWN = "polc"
DEEPEST = 6


def fragment(notice: Notice, *, level: int = 2, prefix: str = "", draft: str = "") -> str:
    """The notice as a fragment: one element, with its style before its words.

    `level` is that of its title, from 1 to 6; `prefix` begins every id, and is by default made of the policy and the
    language, so that fragments of several can stand on one page; `draft` is a sentence to put first.
    """
    name = prefix or f"{OWN}-{notice.policy}-{notice.lang}"
    page = page_of(replace(notice, parts=tuple(replace(p, blocks=_undrawn(p.blocks)) for p in notice.parts)))
    template = environment().get_template("fragment.html.j2")
    body = Markup(prefixed(page.body, name, level))  # noqa: S704 - rendered by autoescaped templates
    return template.render(prefix=name, lang=page.lang, body=body, draft=draft)


def _undrawn(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with tables in the place of drawings."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Picture():
                found += [Lines((Line(block.title, strong=True),), block.anchor), block.table]
            case Card():
                found.append(replace(block, blocks=_undrawn(block.blocks)))
            case _:
                found.append(block)
    return tuple(found)


def prefixed(body: str, prefix: str, level: int) -> str:
    """HTML with its ids and the links to them, its classes and its headings as they are in a fragment."""

    def tag(match: re.Match[str]) -> str:
        name, rest = match["name"], match["rest"]
        if heading := HEADING.fullmatch(name):
            name = f"h{min(DEEPEST, int(heading[1]) + level - 1)}"
        elif name in NEUTRAL:
            rest += ' role="region"' if name == "section" and "aria-labelledby=" in rest else ""
            name = "div"
        return f"<{match['closing']}{name}{ATTRIBUTE.sub(attribute, rest)}>"

    def attribute(match: re.Match[str]) -> str:
        key, value = match["key"], match["value"]
        if key == "id":
            value = f"{prefix}-{value}"
        elif key == "class":
            value = " ".join(f"{OWN}-{name}" for name in value.split())
        elif key in REFERENCES:
            value = " ".join(f"{prefix}-{name}" for name in value.split())
        elif key in ("href", "xlink:href") and value.startswith("#"):
            value = f"#{prefix}-{value[1:]}"
        elif key.startswith("data-"):
            key = f"data-{OWN}-{key.removeprefix('data-')}"
        else:
            value = value.replace("url(#", f"url(#{escape(prefix)}-")
        return f'{key}="{value}"'

    return TAG.sub(tag, body)
