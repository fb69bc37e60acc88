"""The texts of a notice as plain values, for formats that know no nodes: paragraphs of runs, each with one look.

runs(inline("see ", Link("#x", inline("the ", Strong(inline("right"))))))
→  Run("see "), Run("the ", link="#x"), Run("right", link="#x", strong=True)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from polc.core.record import record, replace
from polc.document.blocks import FreeText
from polc.document.free_text import (
    BulletList,
    CodeBlock,
    FreeBlock,
    Heading,
    NumberedList,
    Quotation,
    ThematicBreak,
)
from polc.document.free_text import Paragraph as FreeParagraph
from polc.document.inline import Code, Emphasis, Inline, Language, LineBreak, Link, Place, Revision, Strong


@record
class Run:
    """Some words with one look.

    `link` is an address, or `#` and an anchor of the page; `lang` the language of words that are not in that of the
    page; `anchor` the place that begins with these words, where a link may lead to.
    """

    text: str
    link: str = ""
    lang: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    anchor: str = ""


@record
class Paragraph:
    """Runs that stand together.

    `kind` is `p`, `li` (in a list, `depth` 1 or more; `number` is its number in one that is numbered, else 0), `pre`,
    `blockquote`, or `h3` to `h6`.
    """

    runs: tuple[Run, ...]
    kind: str = "p"
    depth: int = 0
    number: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


PLAIN = Run("")


def runs(words: Inline) -> tuple[Run, ...]:
    """Return words within a line as runs, without blanks before the first and after the last word."""
    if len(words.nodes) == 1 and isinstance(text := words.nodes[0], str):
        return (Run(stripped),) if (stripped := text.strip()) else ()
    return _trimmed(list(_inline_runs(words, PLAIN)))


def paragraphs(text: FreeText) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an author's text that hold any words."""
    return tuple(p for block in text.blocks for p in _paragraphs(block, replace(PLAIN, lang=text.lang), "p", 0))


def _inline_runs(words: Inline, look: Run) -> Iterator[Run]:
    for node in words.nodes:
        match node:
            case str():
                yield replace(look, text=node)
            case Code(text):
                yield replace(look, text=text, code=True)
            case LineBreak():
                yield replace(look, text="\n")
            case Link(address, content, _, anchor):
                yield from _anchored(anchor, _inline_runs(content, replace(look, link=address)))
            case Place(anchor, content):
                yield from _anchored(anchor, _inline_runs(content, look))
            case Language(tag, content):
                yield from _inline_runs(content, replace(look, lang=tag))
            case Emphasis(content):
                yield from _inline_runs(content, replace(look, emphasis=True))
            case Strong(content):
                yield from _inline_runs(content, replace(look, strong=True))
            case Revision(_, content):
                yield from _inline_runs(content, look)
            case _:
                assert_never(node)


def _anchored(anchor: str, found: Iterator[Run]) -> Iterator[Run]:
    """The runs of a place, of which the first one is where links lead to, whatever node its words stand in."""
    first = next(found, None)
    if first is not None:
        yield replace(first, anchor=first.anchor or anchor)
    yield from found


def _trimmed(found: list[Run]) -> tuple[Run, ...]:
    """Runs without blanks before the first and after the last word.

    None where there are but blanks.
    """
    if not any(run.text.strip() for run in found):
        return ()
    while not found[0].text.strip():
        del found[0]
    found[0] = replace(found[0], text=found[0].text.lstrip())
    found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(run for run in found if run.text)


def _paragraphs(block: FreeBlock, look: Run, kind: str, depth: int) -> Iterator[Paragraph]:
    """The paragraphs of a block: `kind` is that of a paragraph without a kind of its own, `depth` counts lists."""
    match block:
        case FreeParagraph(content):
            yield from _paragraph(content, look, kind, depth)
        case Heading(level, content):
            yield from _paragraph(content, look, f"h{level}", depth)
        case CodeBlock(text):
            yield from _paragraph(Inline((Code(text),)), look, "pre", depth)
        case Quotation(blocks):
            for inner in blocks:
                yield from _paragraphs(inner, look, "blockquote", depth)
        case BulletList(members):
            for member in members:
                for inner in member:
                    yield from _paragraphs(inner, look, "li", depth + 1)
        case NumberedList(members, start):
            for at, member in enumerate(members):
                found = [p for inner in member for p in _paragraphs(inner, look, "li", depth + 1)]
                if found and found[0].kind == "li" and not found[0].number and start:
                    found[0] = replace(found[0], number=start + at)
                yield from found
        case ThematicBreak():
            pass
        case _:
            assert_never(block)


def _paragraph(words: Inline, look: Run, kind: str, depth: int) -> Iterator[Paragraph]:
    if found := _trimmed(list(_inline_runs(words, look))):
        yield Paragraph(found, kind, depth if kind == "li" else 0)
