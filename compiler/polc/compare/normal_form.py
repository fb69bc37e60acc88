"""What a statement says, without where and how it is written: equal for two that say the same.

Line breaks, indentation, comments, the order of statements and of the members of a list carry no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Container

from polc.core.values import Disposal, Duration, Entry, Listing, Period, RetentionTerm, Text, Word
from polc.model.declaration import Declaration
from polc.syntax.tree import Node

Normal = tuple["Normal | str", ...]
BLANK = re.compile(r"\n\s*\n")

TEXTS = ("title", "note", "name")
"""Statements that only say how something is called, or what the model does not hold."""


def normal(value: object) -> Normal:
    """The normal form of a value or a node."""
    match value:
        case Word():
            return ("word", value.text)
        case Text():
            return ("text", *sorted(f"{p.lang or ''}:{collapsed(p.text)}" for p in value.passages))
        case Entry():
            return ("entry", *(normal(v) for v in (value.name, value.text, value.condition, value.addressees)))
        case Listing():
            flags = f"{'none' if value.none else ''}{'open' if value.open else ''}"
            return ("list", flags, *sorted((normal(e) for e in value.entries), key=repr))
        case Duration():
            return ("duration", str(value.number), value.unit)
        case Period():
            flags = f"{value.form}{'<' if value.at_most else ''}{'a' if value.archived else ''}"
            moments = (normal(m) for m in value.moments)
            return ("period", flags, normal(value.duration), *moments, normal(value.text), normal(value.norm))
        case Disposal():
            return ("fates", *sorted(word.text for word in value.words))
        case RetentionTerm():
            ends = (normal(v) for v in (value.disposal, value.only_if, value.sooner))
            return ("chain", *(normal(p) for p in value.periods), *ends)
        case Node(rule="site"):
            address = value.values[0] if value.values else None
            # `and subdomains` leaves no value of its own: it is the only thing that can follow the address.
            longer = isinstance(address, Word) and address.span.end < value.span.end
            return ("site", normal(address), "subdomains" if longer else "")
        case Node():
            return (value.rule, *(normal(v) for v in value.values), *sorted(map(normal, value.children), key=repr))
        case _:
            return ()


def content(declaration: Declaration, *, without: Container[str] = ()) -> Normal:
    """What a declaration says, its own name and some of its statements left out."""
    node = declaration.node
    values = node.values[1:] if node.name else node.values
    kept = (normal(c) for c in node.children if c.rule not in without)
    return (node.rule, *(normal(v) for v in values), *sorted(kept, key=repr))


def statement(declaration: Declaration, rule: str) -> Normal:
    """What a declaration says by all its statements of one kind."""
    return tuple(sorted((normal(n) for n in declaration.node.all(rule)), key=repr))


def collapsed(text: str) -> str:
    """A text with single spaces; blank lines, which part paragraphs, are kept."""
    return "\n\n".join(" ".join(part.split()) for part in BLANK.split(text.strip()))
