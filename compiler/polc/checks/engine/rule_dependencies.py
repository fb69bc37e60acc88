"""Which rules read which kinds of declaration.

A policy that they run on records it. A rule asks a policy for declarations in two ways: `policy.all("recipient")`, and
`policy.purposes`.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property

from polc.checks.engine.registry import rules
from polc.checks.engine.rule import Rule
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose


class _RecordingPolicy(Policy):
    """A policy that records the kinds of declaration it is asked for."""

    @cached_property
    def kinds_read(self) -> set[str]:
        """The kinds that it was asked for."""
        return set()

    def all(self, kind: str) -> tuple[Declaration, ...]:
        """Return the declarations of a kind, which is recorded."""
        self.kinds_read.add(kind)
        return super().all(kind)

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """Return the purposes, which is recorded."""
        self.kinds_read.add("purpose")
        return self._purposes

    @purposes.setter
    def purposes(self, stated: tuple[Purpose, ...]) -> None:
        self._purposes = stated


def rules_reading(policy: Policy, kind: str) -> tuple[str, ...]:
    """Return the slugs of the rules that look at declarations of a kind, sorted.

    It counts what they look at when they run on this policy.
    """
    return tuple(sorted(slug for slug, rule in rules().items() if kind in _kinds_read(policy, rule)))


def _kinds_read(policy: Policy, rule: Rule) -> set[str]:
    recording = _RecordingPolicy(**{f.name: getattr(policy, f.name) for f in fields(policy) if f.init})
    recording.kinds_read.clear()
    for _finding in rule.apply(recording):
        pass
    return recording.kinds_read
