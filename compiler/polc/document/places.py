"""Places within words: which anchors stand there, each once, where it stands first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from polc.core.record import field_names, replace, values_of
from polc.document.inline import Inline, Link, Node, Place, inline

T = TypeVar("T")


def anchors_in(value: object) -> Iterator[str]:
    """Every anchor of words that are a place, in blocks, lines or words, in their order."""
    if isinstance(value, Place | Link):
        yield value.anchor
    if isinstance(value, tuple):
        for member in value:
            yield from anchors_in(member)
    elif field_names(value):
        for member in values_of(value):
            yield from anchors_in(member)


def placed_once(value: T, anchors: Collection[str], seen: set[str]) -> T:
    """Blocks, lines or words in which each of the `anchors` stands once; those `seen` before, not at all."""

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
    """Blocks, lines or words in which the first link to each of the `anchors` is the place itself."""
    seen: set[str] = set()

    def edited(node: Node) -> Node | Inline:
        anchor = node.address.removeprefix("#") if isinstance(node, Link) and node.address.startswith("#") else ""
        if anchor not in anchors or anchor in seen:
            return node
        seen.add(anchor)
        return Place(anchor, node.content)  # type: ignore[union-attr]

    return _edited(value, edited)


def _edited(value: T, edit: Callable[[Node], Node | Inline]) -> T:
    """The value with its nodes edited, inner ones last; the same object where none is another."""
    if isinstance(value, Inline):
        nodes = [_inner(edit(node), edit) for node in value.nodes]
        alike = all(a is b for a, b in zip(value.nodes, nodes, strict=True))
        return value if alike else inline(*nodes)  # type: ignore[return-value]
    if isinstance(value, tuple):
        members = tuple(_edited(member, edit) for member in value)
        return value if all(a is b for a, b in zip(value, members, strict=True)) else members  # type: ignore[return-value]
    return _inner(value, edit)


def _inner(value: T, edit: Callable[[Node], Node | Inline]) -> T:
    """The record with its fields edited; anything else as it is."""
    if isinstance(value, Inline):
        return _edited(value, edit)
    held = {name: getattr(value, name) for name in field_names(value)}
    changes = {name: made for name, old in held.items() if (made := _edited(old, edit)) is not old}
    return replace(value, **changes) if changes else value
