"""What names that include others lead to in the end, each name looked at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

from polc.core.work_limits import Extent, Limit

Graph = Mapping[str, Collection[str]]
"""What each name leads to directly; a name without an entry leads to nothing."""

T = TypeVar("T")

MOST_REACHED = 4_000_000
"""The most names put together for all closures of a graph: a chain of two thousand declarations needs half of it."""


def closures(graph: Graph, kind: str) -> dict[str, frozenset[str]]:
    """Each name of a graph that has an entry, with all that it leads to, itself included; circles are followed once.

    Raises TooManyError, for declarations of this kind, where that would be more than `MOST_REACHED` names.
    """
    extent = Extent(Limit(kind, MOST_REACHED))
    found: dict[str, frozenset[str]] = {}
    for group in groups(graph):
        direct = {inner for name in group for inner in graph[name]}
        reached = set(group) | (direct - graph.keys())
        extent.add(len(reached))
        # The one with the most first: where another is within it, so is all that this other one leads to.
        for inner in sorted(direct & found.keys(), key=lambda n: len(found[n]), reverse=True):
            if inner not in reached:
                extent.add(len(found[inner]))
                reached |= found[inner]
        found |= dict.fromkeys(group, frozenset(reached))
    return found


def folded(graph: Graph, make: Callable[[str, Mapping[str, T]], T]) -> dict[str, T]:
    """What `make` says of each name that has an entry, given what it said of those that the name leads to.

    Nothing is given of names in one circle with it, itself included, nor of names without an entry.
    """
    found: dict[str, T] = {}
    for group in groups(graph):
        found |= [(name, make(name, found)) for name in group]
    return found


def leaves(graph: Graph, kind: str, hidden: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """Each name that has an entry, with the last ones that it leads to, in order, each once; hidden names have none.

    A name that leads to nothing, or to itself, is a last one. In a circle of several each is, and leads to what any of
    them leads to outside. Raises TooManyError as `closures` does.
    """
    extent = Extent(Limit(kind, MOST_REACHED))
    found: dict[str, tuple[str, ...]] = dict.fromkeys(hidden, ())
    shown = {name: inner for name, inner in graph.items() if name not in found}
    for group in groups(shown):
        beyond: dict[str, None] = {}
        for inner in (n for name in group for n in dict.fromkeys(shown[name] or (name,))):
            if len(group) == 1 or inner not in group:
                reached = found.get(inner, (inner,))
                extent.add(len(reached))
                beyond |= dict.fromkeys(reached)
        if len(group) == 1:
            found[group[0]] = tuple(beyond)
            continue
        extent.add(len(group) * len(beyond))
        for name in group:
            found[name] = tuple({name: None, **beyond})
    return found


def groups(graph: Graph) -> Iterator[tuple[str, ...]]:
    """The names that have an entry, in groups: each after those it leads to.

    Those of one circle are one group. Tarjan's algorithm for strongly connected components, without recursion: a chain
    may be as long as it likes.
    """
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: dict[str, None] = {}
    for start in graph:
        if start in order:
            continue
        way: list[tuple[str, Iterator[str]]] = []
        entered: str | None = start
        while entered is not None or way:
            if entered is not None:
                order[entered] = lowest[entered] = len(order)
                open_[entered] = None
                way.append((entered, iter(graph.get(entered, ()))))
            name, rest = way[-1]
            entered = None
            for inner in rest:
                if inner not in order and inner in graph:
                    entered = inner
                    break
                if inner in open_:
                    lowest[name] = min(lowest[name], order[inner])
            if entered is not None:
                continue
            way.pop()
            if way:
                above = way[-1][0]
                lowest[above] = min(lowest[above], lowest[name])
            if lowest[name] == order[name]:
                yield tuple(_closed(open_, name))


def _closed(open_: dict[str, None], first: str) -> Iterator[str]:
    """Takes the names entered last from those that are open, down to the first of their group."""
    last = ""
    while last != first:
        last = open_.popitem()[0]
        yield last
