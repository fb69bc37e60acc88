"""How words meet.

There are contractions where a phrase and a fact touch, and a sentence begins with a capital.

A pattern such as `the retention of {data}` is composed of its own words and of facts that may hold links and other
nodes. What a language does to letters at such a seam acts here on texts, whatever nodes they stand in:

    compose(("jusqu’à ", inline(Link("#x", inline("le terme")))), FRENCH)  →  jusqu’au [terme](#x)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import assert_never

from polc.core.contractions import Contraction, contraction_between
from polc.core.record import record, replace
from polc.document.inline import (
    NOTHING,
    Code,
    Emphasis,
    Inline,
    InlineBuilder,
    Language,
    LineBreak,
    Link,
    Node,
    Place,
    Revision,
    Strong,
)

ENDED = re.compile('[.…?!][\u00a0\u202f ]?[”"»’]?$')
"""The end of words that close a sentence by themselves: `Inc.`, `Data…`, `« Pourquoi ? »`."""
STOP = re.compile(r"\.(?!\.)")
"""A full stop with which words begin; not the dots of an ellipsis."""
FIRST_WORD = re.compile(r"(?P<word>[^\W\d_]+(?![^\W_]|\.\w))")
"""A first word of letters alone; not `iPhone6`, not `e.g`."""


@record
class Contractions:
    """The contractions of a language.

    Words before a seam end in `left`, and those after it begin with `right`. Each of the `rules` is `(left, right,
    contracted)`. A contraction that ends in what stood at the right, such as `d’e`, is an elision: the words after the
    seam keep their first letter. `ends` holds every `left`, for a quick look.
    """

    rules: tuple[Contraction, ...] = ()
    ends: tuple[str, ...] = ()


def contractions(rules: Iterable[Contraction]) -> Contractions:
    """Return the contractions that follow these rules, the first that fits deciding."""
    kept = tuple(rules)
    return Contractions(kept, tuple(dict.fromkeys(left for left, _, _ in kept)))


def compose(parts: Iterable[str | Inline], language: Contractions) -> Inline:
    """Join the words of a pattern, given as `str`, and its facts.

    A fact is contracted with what stands before it. A full stop of the pattern is left out after a fact that brings its
    own.
    """
    builder = InlineBuilder()
    before = NOTHING
    for part in parts:
        if isinstance(part, str):
            builder.add(following(before, part))
            before = NOTHING if part else before
        else:
            builder.add(contracted(builder, part, language))
            before = part or before
    return builder.built()


def contracted(before: InlineBuilder, after: Inline, language: Contractions) -> Inline:
    """Return the words after a seam as they stand there.

    The text that `before` ends with is changed in place.
    """
    last = before.end
    if not last.endswith(language.ends):
        return after
    first = first_text(after)
    found = contraction_between(last, first, language.rules)
    if found is None:
        return after
    left, right, contraction = found
    before.drop(len(left))
    if contraction.endswith(right):
        before.add(contraction[: -len(right)])
        return after
    before.add(contraction)
    return _with_first_text(after, partial(_without_start, len(right)))


def _without_start(length: int, text: str) -> str:
    return text[length:]


def capitalized(words: Inline) -> Inline:
    """Return words as they begin a cell or a heading.

    A first word with a capital or dot of its own stays as it is.
    """
    first = first_text(words)
    match = FIRST_WORD.match(first)
    if match is None or match["word"] != match["word"].lower():
        return words
    return _with_first_text(words, lambda text: text[0].upper() + text[1:])


def without_capital(words: Inline) -> Inline:
    """Return words as they stand inside a sentence.

    They have a small first letter, where the first word has one capital.
    """
    first = first_text(words)
    match = FIRST_WORD.match(first)
    if match is None or match["word"][1:] != match["word"][1:].lower() or len(match["word"]) == 1:
        return words
    return _with_first_text(words, lambda text: text[0].lower() + text[1:])


def without_first(words: Inline, length: int) -> Inline:
    """Return words without their first characters, which stand in one text."""
    return _with_first_text(words, partial(_without_start, length))


def closed(words: Inline) -> Inline:
    """Return words with a full stop, where they do not close a sentence.

    `Inc.` and `Data…` end in a sign that closes one.
    """
    return words if is_ended(words) else words + "."


def following(before: Inline, text: str) -> str:
    """Return a text as it follows words.

    It loses the full stop that it begins with, where they bring their own.
    """
    return text[1:] if STOP.match(text) and is_ended(before) else text


def is_ended(words: Inline) -> bool:
    """Return whether words end in a sign that closes a sentence.

    It may stand before a quotation mark.
    """
    return ENDED.search(_last_characters(words, 3)) is not None


def _last_characters(words: Inline, most: int) -> str:
    """Return the end of the text of words, whatever nodes it stands in.

    It has so many characters, or a few more.
    """
    found = ""
    for node in reversed(words.nodes):
        match node:
            case str():
                found = node[-most:] + found
            case Code(text):
                found = text[-most:] + found
            case LineBreak():
                continue
            case Link() | Place() | Language() | Emphasis() | Strong() | Revision():
                found = _last_characters(node.content, most) + found
            case _:
                assert_never(node)
        if len(found) >= most:
            break
    return found


def first_text(words: Inline) -> str:
    """Return the text with which words begin, whatever nodes it stands in.

    Empty where there is none.
    """
    for node in words.nodes:
        match node:
            case str():
                found = node
            case Code(text):
                found = text
            case LineBreak():
                continue
            case Link() | Place() | Language() | Emphasis() | Strong() | Revision():
                found = first_text(node.content)
            case _:
                assert_never(node)
        if found:
            return found
    return ""


def _with_first_text(words: Inline, edit: Callable[[str], str]) -> Inline:
    """Return words whose first text is edited."""
    nodes = words.nodes
    for at, node in enumerate(nodes):
        changed: Node
        match node:
            case str():
                changed = edit(node)
            case Code(text) if text:
                changed = Code(edit(text))
            case LineBreak() | Code():
                continue
            case Link() | Place() | Language() | Emphasis() | Strong() | Revision():
                if not first_text(node.content):
                    continue
                changed = replace(node, content=_with_first_text(node.content, edit))
            case _:
                assert_never(node)
        return Inline((*nodes[:at], *((changed,) if changed else ()), *nodes[at + 1 :]))
    return words
