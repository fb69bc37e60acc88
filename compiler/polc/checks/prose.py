"""The texts of a policy, each with the statement that holds it. Reads no word of them and judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.syntax.tree import Node, Value
from polc.text.record import record
from polc.text.values import Chain, Entry, Listing, Passage, Text

CONDITION = "only-if"
NAMES = frozenset({"name", "legal-name", "also", "called", "registered", "reach-post", "courts", "ground", "at"})
"""Statements whose texts are names, addresses or titles of laws: nobody reads them as sentences."""
SENTENCES = frozenset({
    "text", "note", "advice", "because", "interest", "logic", "effects", "otherwise", "means", "arrangement", "marked",
    "disclaims", "may", "criteria", "reply",
})  # fmt: skip
"""Statements whose texts are sentences, or clauses of the sentence that the page makes of them."""

KEPT = "pieces"
"""Where a policy keeps its texts: two dozen rules go through them."""


@record
class Piece:
    """A text where it stands: its declaration, and the innermost statement, by its rule in the grammar.

    The statement is `only-if` for the condition of a member of a list.
    """

    declaration: Declaration
    statement: str
    text: Text

    @property
    def is_name(self) -> bool:
        """True for names, addresses and titles of laws."""
        return self.statement in NAMES


def pieces(policy: Policy, *kinds: str) -> Iterator[Piece]:
    """Every text that the policy's own file writes, in the order written; of these kinds of declaration where given."""
    if KEPT not in policy.kept:
        own = (d for d in policy.declarations if d.span.path == policy.path)
        policy.kept[KEPT] = [(d.kind, tuple(pieces_of(d))) for d in own]
    kept: list[tuple[str, tuple[Piece, ...]]] = policy.kept[KEPT]
    for kind, found in kept:
        if not kinds or kind in kinds:
            yield from found


def pieces_of(declaration: Declaration) -> Iterator[Piece]:
    """Every text of a declaration, in the order written."""
    yield from _walk(declaration, declaration.node)


def _walk(declaration: Declaration, node: Node) -> Iterator[Piece]:
    for value in node.values:
        for text, conditional in _texts(value):
            yield Piece(declaration, CONDITION if conditional else node.rule, text)
    for child in node.children:
        yield from _walk(declaration, child)


def _texts(value: Value) -> Iterator[tuple[Text, bool]]:
    match value:
        case Text():
            yield value, False
        case Listing():
            for entry in value:
                yield from _texts(entry)
        case Entry():
            if value.text:
                yield value.text, False
            if value.condition:
                yield value.condition, True
        case Chain():
            for period in value.periods:
                yield from ((m, False) for m in (*period.moments, period.text) if isinstance(m, Text))
            if isinstance(value.only_if, Text):
                yield value.only_if, True


def readings(policy: Policy, text: Text, known: tuple[str, ...]) -> Iterator[tuple[Passage, str]]:
    """Each passage with the language to read it in: its own, or for an untagged one each that the policy declares.

    Only languages that are `known`.
    """
    for passage in text.passages:
        for lang in (passage.lang,) if passage.lang else policy.languages:
            if lang in known:
                yield passage, lang


def pairs(policy: Policy, text: Text) -> Iterator[tuple[Passage, Passage]]:
    """The passage to compare with (in the language that prevails, else the first), with each other one."""
    tagged = [p for p in text.passages if p.lang]
    binding = policy.header.word("binding") if policy.header else None
    first = next((p for p in tagged if binding and p.lang == binding.text), tagged[0] if tagged else None)
    for passage in tagged:
        if first is not None and passage is not first:
            yield first, passage
