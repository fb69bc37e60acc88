"""Authors' Markdown to nodes: no raw HTML, no images, links to http, https and mailto only.

A reference such as `{right access}` becomes the words that the function passed in returns for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from polc.document.addresses import is_safe
from polc.document.free_text import (
    BulletList,
    CodeBlock,
    FreeBlock,
    Heading,
    NumberedList,
    Paragraph,
    Quotation,
    ThematicBreak,
)
from polc.document.inline import NOTHING, Code, Emphasis, Inline, InlineBuilder, LineBreak, Link, Node, Strong
from polc.document.phrasing import following
from polc.model.text_references import Reference, references

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

Render = Callable[[Reference], Inline]
HEADING = re.compile(r"h[1-6]")
TICKS = re.compile("`+")
BRACKET = re.compile(r"\\.|`+|<[A-Za-z][\w+.-]{1,31}:[^<>\x00-\x20]*>|[\[\]]", re.DOTALL)
"""A bracket, and what may hold one that is none: an escape, the ticks around code, an address."""
LITTLE = 1_000_000
"""The most characters that may be looked through for the ends of brackets, before they are paired in one pass."""
DEEPEST = 20
"""How deep looks lie within looks; further in, words have those around them, so that no text is too deep to walk."""


def inline(source: str, render: Render) -> Inline:
    """Parse Markdown within a line; whatever begins a block is words."""
    (token,) = _parser().parseInline(source, {})
    return _inline(token.children or (), render)


def paragraphs(source: str, render: Render, level: int) -> tuple[FreeBlock, ...]:
    """Parse Markdown over lines.

    Its highest heading becomes one of `level` + 1, so that headings stay in order.
    """
    tokens = _parser().parse(source, {})
    top = min((int(t.tag[1]) for t in tokens if HEADING.fullmatch(t.tag)), default=1)
    return _blocks(iter(tokens), "", lambda found: min(6, found - top + level + 1), render)


# --------------------------------------------------------------------------------------------------------- the parser
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
    for sign, at in _brackets(text):
        if sign == "[":
            opened.append(at)
            last = at
        elif opened:
            begin = opened.pop()
            if begin == last or text[at + 1 : at + 2] in ("(", "["):
                found.append(begin)
    return frozenset(found)


def _brackets(text: str) -> Iterator[tuple[str, int]]:
    """The brackets of a text and where they stand, without those that are escaped or stand in code or an address."""
    ticks: dict[int, list[int]] = {}
    for run in reversed([match.span() for match in TICKS.finditer(text)] if "`" in text else ()):
        ticks.setdefault(run[1] - run[0], []).append(run[0])
    at = 0
    while match := BRACKET.search(text, at):
        begin, at = match.span()
        if match[0] in ("[", "]"):
            yield match[0], begin
        elif match[0].startswith("`"):
            ends = ticks.get(at - begin, [])
            while ends and ends[-1] < at:
                ends.pop()
            if ends:
                at = ends[-1] + at - begin


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(["image", "html_block", "html_inline"])
    parser.validateLink = is_safe  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "reference", _reference)
    parser.inline.ruler.at("link", _link)
    return parser


# ------------------------------------------------------------------------------------------------------ its tokens
def _blocks(tokens: Iterator[Token], end: str, level: Callable[[int], int], render: Render) -> tuple[FreeBlock, ...]:
    """The blocks up to the token of type `end`. The parser nests them 20 deep at most."""
    found: list[FreeBlock] = []
    for token in tokens:
        match token.type:
            case kind if kind == end:
                break
            case "paragraph_open":
                found.append(Paragraph(_line(tokens, render), token.hidden))
            case "heading_open":
                found.append(Heading(level(int(token.tag[1])), _line(tokens, render)))
            case "bullet_list_open":
                found.append(BulletList(_members(tokens, "bullet_list_close", level, render)))
            case "ordered_list_open":
                start = token.attrGet("start")
                members = _members(tokens, "ordered_list_close", level, render)
                found.append(NumberedList(members, 1 if start is None else int(start)))
            case "blockquote_open":
                found.append(Quotation(_blocks(tokens, "blockquote_close", level, render)))
            case "code_block" | "fence":
                found.append(CodeBlock(token.content, _language(token)))
            case "hr":
                found.append(ThematicBreak.RULE)
    return tuple(found)


def _members(
    tokens: Iterator[Token], end: str, level: Callable[[int], int], render: Render
) -> tuple[tuple[FreeBlock, ...], ...]:
    found = []
    for token in tokens:
        if token.type == end:
            break
        found.append(_blocks(tokens, "list_item_close", level, render))
    return tuple(found)


def _line(tokens: Iterator[Token], render: Render) -> Inline:
    """The words of a paragraph or a heading, whose closing token is passed over."""
    words = _inline(next(tokens).children or (), render)
    next(tokens)
    return words


def _language(token: Token) -> str:
    from markdown_it.common.utils import unescapeAll

    return next(iter(unescapeAll(token.info).split()), "")


def _inline(tokens: Sequence[Token], render: Render) -> Inline:
    around: list[tuple[Token, InlineBuilder]] = []
    words, before = InlineBuilder(), NOTHING
    for token in tokens:
        referred = NOTHING
        match token.type:
            case "em_open" | "strong_open" | "link_open":
                around.append((token, words))
                words = words if len(around) > DEEPEST else InlineBuilder()
            case "em_close" | "strong_close" | "link_close":
                deepest = len(around) > DEEPEST
                referred = before
                opening, outer = around.pop()
                if not deepest:
                    outer.add(_styled(opening, words.built()))
                    words = outer
            case "code_inline":
                words.add(Code(token.content))
            case "hardbreak":
                words.add(LineBreak.HARD)
                words.add("\n")
            case "softbreak":
                words.add("\n")
            case "reference":
                referred = render(token.meta["reference"])
                words.add(referred)
            case _:
                words.add(following(before, token.content))
        before = referred
    return words.built()


def _styled(token: Token, words: Inline) -> Node:
    match token.type:
        case "em_open":
            return Emphasis(words)
        case "strong_open":
            return Strong(words)
        case _:
            return Link(str(token.attrGet("href") or ""), words, str(token.attrGet("title") or ""))
