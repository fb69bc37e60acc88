"""What several readers of a policy would each make of it anew: made once, when the first one asks, and kept with it.

Knows nothing of what is made. A policy never changes, so that what is kept holds as long as the policy does, and goes
with it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from polc.model.policy import Policy

T = TypeVar("T")
P = ParamSpec("P")


def view(make: Callable[Concatenate[Policy, P], T]) -> Callable[Concatenate[Policy, P], T]:
    """A function that is called once for each policy and what it is asked of it, names or tuples of names.

    What it returns is shared by all who ask: nobody changes it.
    """

    @wraps(make)
    def kept(policy: Policy, /, *about: P.args, **named: P.kwargs) -> T:
        key = (make, *about, *named.items())
        try:
            found: T = policy.kept[key]
        except KeyError:
            found = policy.kept[key] = make(policy, *about, **named)
        return found

    return cast("Callable[Concatenate[Policy, P], T]", kept)


def view_of(make: Callable[Concatenate[Policy, P], T]) -> Callable[Concatenate[Policy, P], T]:
    """As `view`, where what it is asked of are parts of the policy: a purpose, a period. They are told by identity.

    To hash them would be to walk through all that they hold. What is kept holds on to them, so that no other part
    takes the place of one in memory.
    """

    @wraps(make)
    def kept(policy: Policy, /, *parts: P.args, **_: P.kwargs) -> T:
        key = (make, *map(id, parts))
        try:
            found: T = policy.kept[key][1]
        except KeyError:
            found = make(policy, *parts, **_)
            policy.kept[key] = (parts, found)
        return found

    return cast("Callable[Concatenate[Policy, P], T]", kept)
