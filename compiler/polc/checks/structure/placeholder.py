"""structure/placeholder: a place was left to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.policy import Policy
from polc.model.texts.passages import Piece, readings, written
from polc.model.texts.placeholders import BOOK, is_placeholder, placeholders
from polc.model.unpublished import UNPUBLISHED
from polc.reference.lexicon import languages
from polc.syntax.tree import Node

ADDRESSES = frozenset({"email", "url"})
"""Kinds of words that are addresses."""
MOST = 100
"""Places of a declaration that are told."""


@rule("structure/placeholder")
def placeholder(policy: Policy) -> Iterator[Finding]:
    """A text or an address is a place left to fill in: "[address]", "TODO", "XXXX years" (Art. 12(1), 13(1)(a)).

    One finding a declaration. Those of libraries count as well, since they are published with the policy.
    """
    known = languages(BOOK)
    holes = {declaration.key: _addresses(nodes) for declaration, nodes in policy.nodes}
    for declaration, pieces in written(policy):
        if declaration.kind in UNPUBLISHED:
            continue
        places = [place for piece in pieces for place in _places(policy, piece, known)]
        places = sorted((*places, *holes[declaration.key]), key=lambda place: place[0].start)
        if places:
            (span, words), *others = places[:MOST]
            again = tuple(related(other, "again") for other, _ in others if other != span)
            yield finding(declaration, span, related=again, words=words)


def _places(policy: Policy, piece: Piece, known: tuple[str, ...]) -> Iterator[tuple[Span, str]]:
    """The places in a text, each with its words.

    A text for all languages is read in each.
    """
    for passage, lang in readings(policy, piece.text, known):
        for start, end in placeholders(passage.text, lang, is_name=piece.is_name):
            yield passage.place(start, end), passage.text[start:end]


def _addresses(nodes: Iterable[Node]) -> list[tuple[Span, str]]:
    """The e-mail and web addresses below some nodes that nobody has."""
    words = (value for node in nodes for value in node.values if isinstance(value, Word) and value.kind in ADDRESSES)
    return [(word.span, word.text) for word in words if is_placeholder(word.text)]
