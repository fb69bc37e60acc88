"""From a name to what it stands for, and to every place that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.names import Index, Reference, references_in
from polc.syntax.tree import File, Node

NAME = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]*)*")
"""A name that a declaration can have."""


@record
class Named:
    """What stands at a place: a `word`, with the `kind` and name of the declaration that it names or is the name of.

    `reference` is the use of the name in a statement, None where the declaration itself stands there. For a term of the
    vocabulary `kind` is its class after `~`.
    """

    word: Word
    kind: str
    reference: Reference | None = None


def named_at(file: File, index: Index, offset: int) -> Named | None:
    """What a name at an offset of a file stands for.

    None where no name stands, or one that stands for nothing.
    """
    for declaration in file.declarations:
        if not declaration.span.start <= offset <= declaration.span.end:
            continue
        name = declaration.name
        if name is not None and name.span.start <= offset <= name.span.end:
            return Named(name, declaration.rule)
        for reference in references_in(declaration):
            if reference.word.span.start <= offset <= reference.word.span.end:
                kind = next((t for t in reference.may if index.holds(t, reference.word.text)), "")
                return Named(reference.word, kind, reference) if kind else None
    return None


def definition_of(files: Sequence[File], named: Named) -> Word | None:
    """The name of the declaration that a name stands for; None for a term."""
    return next((node.name for node in _declared(files, named.kind, named.word.text)), None)


def places_of(files: Sequence[File], index: Index, kind: str, name: str) -> Iterator[Span]:
    """Every place that names a declaration, its own name among them, file by file."""
    for file in files:
        for declaration in file.declarations:
            if declaration.rule == kind and declaration.name is not None and declaration.name.text == name:
                yield declaration.name.span
            for reference in references_in(declaration):
                if reference.word.text == name and _stands_for(reference, index, kind):
                    yield reference.word.span


def can_be_renamed(named: Named, name: str, index: Index) -> bool:
    """True where a name can take the place of another: it is one, and nothing else of its kind has it."""
    return not named.kind.startswith("~") and bool(NAME.fullmatch(name)) and not index.holds(named.kind, name)


def _declared(files: Sequence[File], kind: str, name: str) -> Iterator[Node]:
    for file in files:
        for node in file.declarations:
            if node.rule == kind and node.name is not None and node.name.text == name:
                yield node


def _stands_for(reference: Reference, index: Index, kind: str) -> bool:
    """True where a name stands for a declaration of a kind: the first that it may stand for and that there is."""
    return next((t for t in reference.may if index.holds(t, reference.word.text)), "") == kind
