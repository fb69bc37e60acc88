"""What several readers of a policy would each make of it anew: made once, when the first one asks, and kept with it.

Knows nothing of what is made. A policy never changes, so that what is kept holds as long as the policy does, and goes
with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast


class Keeping(Protocol):
    """A policy, or the part of its class that a view is a method of: what is made of it is kept in `kept`."""

    @property
    def kept(self) -> dict[Any, Any]:
        """What views have made, by view and what was asked."""


K = TypeVar("K", bound=Keeping)
T = TypeVar("T")
U = TypeVar("U")
P = ParamSpec("P")


def cached_on_policy(make: Callable[Concatenate[K, P], T]) -> Callable[Concatenate[K, P], T]:
    """A function that is called once for each policy and what it is asked of it, names or tuples of names.

    What it returns is shared by all who ask: nobody changes it.
    """

    @wraps(make)
    def kept(policy: K, /, *about: P.args, **named: P.kwargs) -> T:
        key = (make, *about, *named.items())
        try:
            found: T = policy.kept[key]
        except KeyError:
            found = policy.kept[key] = make(policy, *about, **named)
        return found

    return cast("Callable[Concatenate[K, P], T]", kept)


def view_as(key: Callable[[Any], Hashable]) -> Callable[[Callable[[K, U], T]], Callable[[K, U], T]]:
    """As `view`, for what is asked of things of which many are alike: `key` tells what matters of them."""

    def viewed(make: Callable[[K, U], T]) -> Callable[[K, U], T]:
        @wraps(make)
        def kept(policy: K, thing: U) -> T:
            about = (make, key(thing))
            try:
                found: T = policy.kept[about]
            except KeyError:
                found = policy.kept[about] = make(policy, thing)
            return found

        return kept

    return viewed


def cached_on_policy_parts(make: Callable[Concatenate[K, P], T]) -> Callable[Concatenate[K, P], T]:
    """As `view`, where what it is asked of are parts of the policy: a purpose, a period. They are told by identity.

    To hash them would be to walk through all that they hold. What is kept holds on to them, so that no other part
    takes the place of one in memory.
    """

    @wraps(make)
    def kept(policy: K, /, *parts: P.args, **_: P.kwargs) -> T:
        key = (make, *map(id, parts))
        try:
            found: T = policy.kept[key][1]
        except KeyError:
            found = make(policy, *parts, **_)
            policy.kept[key] = (parts, found)
        return found

    return cast("Callable[Concatenate[K, P], T]", kept)
