"""Places within words: which anchors stand there, each where it stands first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from operator import is_
from typing import TypeVar

from polc.core.record import field_names, replace, values_of
from polc.document.blocks import Letter, Picture
from polc.document.inline import Inline, Link, Node, Place, inline

T = TypeVar("T")
WITHOUT_PLACES = (str, bool, int, Letter, Picture)
"""What holds no words that are a place."""


def anchors_in(value: object) -> Iterator[str]:
    """Every anchor of words that are a place, in their order.

    They stand in blocks, lines or words.
    """
    if isinstance(value, WITHOUT_PLACES):
        return
    if isinstance(value, Place | Link):
        yield value.anchor
    for member in value if isinstance(value, tuple) else values_of(value) if field_names(value) else ():
        if not isinstance(member, str):
            yield from anchors_in(member)


def placed_once(value: T, anchors: Collection[str], seen: set[str]) -> T:
    """Blocks, lines or words in which each of the `anchors` stands once.

    Those `seen` before, not at all.
    """

    def edited(node: Node) -> Node | Inline:
        anchor = node.anchor if isinstance(node, Place | Link) else ""
        if anchor not in anchors:
            return node
        if anchor not in seen:
            seen.add(anchor)
            return node
        return replace(node, anchor="") if isinstance(node, Link) else node.content  # type: ignore[union-attr]

    return _edited(value, edited)


def first_links_as_places(value: T, anchors: Collection[str]) -> T:
    """Blocks, lines or words with the first link to each anchor as its place."""
    seen: set[str] = set()

    def edited(node: Node) -> Node | Inline:
        anchor = node.address.removeprefix("#") if isinstance(node, Link) and node.address.startswith("#") else ""
        if anchor not in anchors or anchor in seen:
            return node
        seen.add(anchor)
        return Place(anchor, node.content)  # type: ignore[union-attr]

    return _edited(value, edited)


def _edited(value: T, edit: Callable[[Node], Node | Inline]) -> T:
    """The value with its nodes edited, inner ones last.

    The same object where none is another.
    """
    if isinstance(value, WITHOUT_PLACES):
        return value
    if isinstance(value, Inline):
        nodes = value.nodes
        made = [node if isinstance(node, str) else _inner(edit(node), edit) for node in nodes]
        return value if all(map(is_, nodes, made)) else inline(*made)  # type: ignore[return-value]
    if isinstance(value, tuple):
        members = tuple(_edited(member, edit) for member in value)
        return value if all(map(is_, value, members)) else members  # type: ignore[return-value]
    return _inner(value, edit)


def _inner(value: T, edit: Callable[[Node], Node | Inline]) -> T:
    """The record with its fields edited; anything else as it is."""
    if isinstance(value, Inline):
        return _edited(value, edit)
    names = field_names(value)
    if not names:
        return value
    held = values_of(value)
    made = [old if isinstance(old, str) else _edited(old, edit) for old in held]
    if all(map(is_, held, made)):
        return value
    return replace(value, **{name: new for name, old, new in zip(names, held, made, strict=True) if new is not old})
