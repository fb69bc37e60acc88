"""The pairs of things that have something in common, found without looking at the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def pairs(things: Sequence[T], names: Callable[[T], Iterable[str]]) -> Iterator[tuple[T, T]]:
    """Each pair of things that share a name, the earlier one first, in the order of `itertools.combinations`."""
    known = [tuple(names(thing)) for thing in things]
    holders: dict[str, int] = {}  # a number with one bit for each thing that has the name: quick to put together
    for at, own in enumerate(known):
        for name in own:
            holders[name] = holders.get(name, 0) | 1 << at
    for at, own in enumerate(known):
        others = 0
        for name in own:
            others |= holders[name]
        for later in _set_bits(others >> at + 1):
            yield things[at], things[at + 1 + later]


def _set_bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first."""
    digits = bin(number)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)
