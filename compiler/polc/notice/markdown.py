"""Authors' Markdown to HTML: no raw HTML, no images, links to http, https and mailto only. Knows no policy.

A reference such as `{right access}` is rendered by the function that the caller passes in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from polc.model.text_references import Reference, references

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

Render = Callable[[Reference], Markup]
SAFE = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+\Z", re.IGNORECASE)
HEADING = re.compile(r"h[1-6]")
SIGNS = r"\\`*_\[\]<>&!#~|\x00-\x1f\x7f"
"""Characters that may mean something within a line, and those that end one."""
PLAIN = re.compile(rf"(?P<around>\*{{0,2}})(?P<words>(?:[^\W\d_]|[«“‘(\"{{])(?:[^{SIGNS}]*[^{SIGNS}\s])?)(?P=around)")
"""A line that is plain words, at most emphasised as a whole: it begins no list, no heading, nothing but a paragraph."""
BRACKET = re.compile(r"[\[\]]")
LITTLE = 1_000_000
"""The most characters that may be looked through for the ends of brackets, before they are paired in one pass."""
EMPHASIS = {"": "%s", "*": "<em>%s</em>", "**": "<strong>%s</strong>"}


def is_safe(url: str) -> bool:
    """True for an address that a page may link to."""
    return SAFE.match(url) is not None


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule of the parser
    reference = _beginning(state.src).get(state.pos)
    if reference is None:
        return False
    if not silent:
        state.push("reference", "", 0).meta["reference"] = reference
    state.pos = reference.end
    return True


@lru_cache(maxsize=4)
def _beginning(text: str) -> dict[int, Reference]:
    """The references of a text by where they begin."""
    return {reference.start: reference for reference in references(text)}


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule of the parser
    from markdown_it.rules_inline import link

    if state.src.startswith("[", state.pos) and not _may_link(state.src, state.pos):
        return False
    return link(state, silent)


def _may_link(text: str, at: int) -> bool:
    """False where a bracket opens nothing: the parser would look for its end through the whole text."""
    labels = _labels(text)
    return labels is None or at in labels


@lru_cache(maxsize=4)
def _labels(text: str) -> frozenset[int] | None:
    """Where brackets open that may hold the words of a link: an address follows, or none stands within.

    None for a text in which all can be looked for.
    """
    if len(text) * text.count("[") <= LITTLE:
        return None
    found, opened, last = [], [], -1
    for match in BRACKET.finditer(text):
        at = match.start()
        if match[0] == "[":
            opened.append(at)
            last = at
        elif opened:
            begin = opened.pop()
            if begin == last or text[at + 1 : at + 2] in ("(", "["):
                found.append(begin)
    return frozenset(found)


def _rendered(_self: object, tokens: Sequence[Token], at: int, _options: object, env: MutableMapping[str, Any]) -> str:
    return str(env["render"](tokens[at].meta["reference"]))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(["image", "html_block", "html_inline"])
    parser.validateLink = is_safe  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "reference", _reference)
    parser.inline.ruler.at("link", _link)
    parser.add_render_rule("reference", _rendered)
    return parser


def inline(source: str, render: Render) -> Markup:
    """One line of Markdown, without a paragraph around it."""
    return Markup(_parser().renderInline(source, {"render": render}))  # noqa: S704 - escaped by the renderer


def paragraphs(source: str, render: Render, level: int) -> Markup:
    """Markdown over lines; its highest heading becomes one of `level` + 1, so that headings stay in order."""
    if plain := PLAIN.fullmatch(source):
        words = EMPHASIS[plain["around"]] % _words(plain["words"], render)
        return Markup(f"<p>{words}</p>\n")  # noqa: S704 - escaped here
    env: dict[str, Any] = {"render": render}
    tokens = _parser().parse(source, env)
    headings = [t for t in tokens if HEADING.fullmatch(t.tag)]
    top = min((int(t.tag[1]) for t in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - top + level + 1)}"
    return Markup(_parser().renderer.render(tokens, _parser().options, env))  # noqa: S704 - escaped by the renderer


def _words(plain: str, render: Render) -> str:
    """Plain words with their references, as the parser writes them: loading it takes longer than most policies need."""
    out, at = "", 0
    for reference in references(plain):
        out += f"{_escaped(plain[at : reference.start])}{render(reference)}"
        at = reference.end
    return out + _escaped(plain[at:])


def _escaped(words: str) -> str:
    return words.replace('"', "&quot;")
