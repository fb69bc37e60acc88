"""Which rules read which kinds of declaration, found by watching each rule at work. Knows no single rule."""

from __future__ import annotations

from dataclasses import fields

from polc.checks.engine.registry import rules
from polc.model.declaration import Declaration
from polc.model.policy import Policy


class _Watched(Policy):
    """A policy that notes the kinds of declaration it is asked for."""

    asked: set[str]

    def all(self, kind: str) -> tuple[Declaration, ...]:
        """The declarations of a kind, noted."""
        self.__dict__.setdefault("asked", set()).add(kind)
        return super().all(kind)

    def __getattribute__(self, name: str) -> object:
        if name == "purposes":
            object.__getattribute__(self, "__dict__").setdefault("asked", set()).add("purpose")
        return object.__getattribute__(self, name)


def rules_reading(policy: Policy, kind: str) -> tuple[str, ...]:
    """The slugs of the rules that look at declarations of a kind when they run on this policy, sorted."""
    found = []
    for slug, rule in rules().items():
        watched = _Watched(**{f.name: getattr(policy, f.name) for f in fields(policy) if f.init})
        watched.asked = set()
        for _finding in rule.apply(watched):
            pass
        if kind in watched.asked:
            found.append(slug)
    return tuple(sorted(found))
