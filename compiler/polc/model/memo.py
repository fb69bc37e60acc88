"""What several readers of a policy would each work out anew: done once, when the first one asks, and kept with it.

Beside this, functions of plain values alone are remembered by `functools`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast


class Keeping(Protocol):
    """A policy, or the part of its class that a function is a method of: what is worked out of it is in `kept`."""

    @property
    def kept(self) -> dict[Any, Any]:
        """What was worked out, by function and what it was asked of."""


K = TypeVar("K", bound=Keeping)
T = TypeVar("T")
P = ParamSpec("P")
U = TypeVar("U")
BY_VALUE = (str, int, tuple, frozenset)
"""Types of what a function is asked of that are told apart by their values; all others are parts of the policy."""


def cached_on_policy(make: Callable[Concatenate[K, P], T]) -> Callable[Concatenate[K, P], T]:
    """Call a function once for each policy and what it is asked of it: names, or parts such as a purpose or a period.

    Parts are told apart by identity, as to hash one would be to walk through all that it holds; they are kept beside
    the answer, so that no other part takes the place of one in memory. A policy never changes, and what is returned is
    shared by all who ask: nobody changes it.
    """

    @wraps(make)
    def kept(policy: K, /, *about: P.args, **named: P.kwargs) -> T:
        key = (make, *[x if isinstance(x, BY_VALUE) else id(x) for x in about], *named.items())
        try:
            found: T = policy.kept[key][1]
        except KeyError:
            found = make(policy, *about, **named)
            policy.kept[key] = (about, found)
        return found

    return cast("Callable[Concatenate[K, P], T]", kept)


def cached_on_policy_by(key: Callable[[Any], Hashable]) -> Callable[[Callable[[K, U], T]], Callable[[K, U], T]]:
    """As `cached_on_policy`, for what is asked of things of which many are alike: `key` tells what matters of them."""

    def cached(make: Callable[[K, U], T]) -> Callable[[K, U], T]:
        @wraps(make)
        def kept(policy: K, thing: U) -> T:
            about = (make, key(thing))
            try:
                found: T = policy.kept[about][1]
            except KeyError:
                found = make(policy, thing)
                policy.kept[about] = (thing, found)
            return found

        return kept

    return cached
