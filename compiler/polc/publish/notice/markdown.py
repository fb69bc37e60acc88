"""Authors' Markdown to HTML: no raw HTML, no images, links to http, https and mailto only. Knows no policy.

A reference such as `{right access}` is rendered by the function that the caller passes in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

from polc.model.references import Reference, references

Render = Callable[[Reference], Markup]
SAFE = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+\Z", re.IGNORECASE)
HEADING = re.compile(r"h[1-6]")


def is_safe(url: str) -> bool:
    """True for an address that a page may link to."""
    return SAFE.match(url) is not None


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule of the parser
    for reference in references(state.src):
        if reference.start == state.pos:
            if not silent:
                state.push("reference", "", 0).meta["reference"] = reference
            state.pos = reference.end
            return True
    return False


def _rendered(_self: object, tokens: Sequence[Token], at: int, _options: object, env: MutableMapping[str, Any]) -> str:
    return str(env["render"](tokens[at].meta["reference"]))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(["image", "html_block", "html_inline"])
    parser.validateLink = is_safe  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "reference", _reference)
    parser.add_render_rule("reference", _rendered)
    return parser


def inline(source: str, render: Render) -> Markup:
    """One line of Markdown, without a paragraph around it."""
    return Markup(_parser().renderInline(source, {"render": render}))  # noqa: S704 - escaped by the renderer


def paragraphs(source: str, render: Render, level: int) -> Markup:
    """Markdown over lines; its highest heading becomes one of `level` + 1, so that headings stay in order."""
    env: dict[str, Any] = {"render": render}
    tokens = _parser().parse(source, env)
    headings = [t for t in tokens if HEADING.fullmatch(t.tag)]
    top = min((int(t.tag[1]) for t in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - top + level + 1)}"
    return Markup(_parser().renderer.render(tokens, _parser().options, env))  # noqa: S704 - escaped by the renderer
