"""The texts of a policy, each with the statement that holds it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.record import record
from polc.core.values import Entry, Listing, Passage, RetentionTerm, Text, Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.unpublished import UNPUBLISHED
from polc.syntax.tree import Node, Value

CONDITION = "only-if"
Reading = tuple[Passage, str]
"""A passage with the language to read it in."""
Pair = tuple[Passage, Passage]
"""A passage and its translation."""
NAMES = frozenset({"name", "legal-name", "also", "called", "registered", "reach-post", "courts", "ground", "at"})
"""Statements whose texts are names, addresses or titles of laws: nobody reads them as sentences."""
SENTENCES = frozenset({
    "text", "note", "advice", "because", "interest", "logic", "effects", "otherwise", "means", "arrangement", "marked",
    "disclaims", "may", "criteria", "reply",
})  # fmt: skip
"""Statements whose texts are sentences, or clauses of the sentence that the page makes of them."""


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


@cached_on_policy
def written(policy: Policy) -> tuple[tuple[Declaration, tuple[Piece, ...]], ...]:
    """Every declaration with its texts, in the order written.

    Those of the files that the policy uses are among them. Two dozen rules go through them, as they do through the
    views below. What is not published speaks to authors, in whatever language those have.
    """
    return tuple((d, tuple(pieces_of(d))) for d in policy.declarations if d.kind not in UNPUBLISHED)


@cached_on_policy
def pieces(policy: Policy, *kinds: str) -> tuple[Piece, ...]:
    """Every text that the policy's own file writes, in the order written.

    Of these kinds of declaration where given.
    """
    own = ((d, passages) for d, passages in written(policy) if d.span.path == policy.path)
    return tuple(piece for d, passages in own if not kinds or d.kind in kinds for piece in passages)


@cached_on_policy
def read(policy: Policy, known: tuple[str, ...]) -> tuple[tuple[Piece, tuple[Reading, ...]], ...]:
    """The policy's own texts that people read as words, no names, each with the readings of its passages."""
    return tuple((p, readings(policy, p.text, known)) for p in pieces(policy) if not p.is_name)


@cached_on_policy
def translated(policy: Policy) -> tuple[tuple[Piece, tuple[Pair, ...]], ...]:
    """The policy's own texts in several languages, each with the passages to compare."""
    return tuple((p, both) for p in pieces(policy) if (both := pairs(policy, p.text)))


def pieces_of(declaration: Declaration) -> list[Piece]:
    """Every text of a declaration, in the order written."""
    found: list[Piece] = []
    _gather_passages(declaration, declaration.node, found)
    return found


def _gather_passages(declaration: Declaration, node: Node, found: list[Piece]) -> None:
    for value in node.values:
        if isinstance(value, Text):
            found.append(Piece(declaration, node.rule, value))
        elif isinstance(value, Listing):
            for entry in value.entries:
                if entry.text is not None or entry.condition is not None:
                    found += (Piece(declaration, CONDITION if bound else node.rule, t) for t, bound in _texts(entry))
        elif not isinstance(value, Word):
            found += (Piece(declaration, CONDITION if bound else node.rule, t) for t, bound in _texts(value))
    for child in node.children:
        _gather_passages(declaration, child, found)


def _texts(value: Value) -> Iterator[tuple[Text, bool]]:
    """The texts in a member of a list or in a period, and whether each is a condition."""
    match value:
        case Entry():
            if value.text:
                yield value.text, False
            if value.condition:
                yield value.condition, True
        case RetentionTerm():
            for period in value.periods:
                yield from ((m, False) for m in (*period.moments, period.text) if isinstance(m, Text))
            if isinstance(value.only_if, Text):
                yield value.only_if, True


def readings(policy: Policy, text: Text, known: tuple[str, ...]) -> tuple[Reading, ...]:
    """Each passage with the language to read it in: its own, or for an untagged one each that the policy declares.

    Only languages that are `known`.
    """
    found: list[Reading] = []
    for passage in text.passages:
        if passage.lang is None:
            found += ((passage, lang) for lang in policy.languages if lang in known)
        elif passage.lang in known:
            found.append((passage, passage.lang))
    return tuple(found)


def pairs(policy: Policy, text: Text) -> tuple[Pair, ...]:
    """The passage to compare with (in the language that prevails, else the first), with each other one."""
    tagged = [p for p in text.passages if p.lang]
    if len(tagged) < 2:
        return ()
    binding = _binding(policy)
    first = next((p for p in tagged if p.lang == binding), tagged[0]) if binding else tagged[0]
    return tuple([(first, passage) for passage in tagged if passage is not first])


@cached_on_policy
def _binding(policy: Policy) -> str:
    """The language that prevails; empty where none does."""
    word = policy.header.word("binding") if policy.header else None
    return word.text if word else ""
