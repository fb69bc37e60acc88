"""The mutation suite as a whole: which mutants are made, and the figures that sum up the verdicts on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.mutations.change import Kind, Mutant
from tests.mutations.judge import Verdict, judged
from tests.mutations.material import Material, material
from tests.mutations.table import TABLE
from tests.policies import NAMES, sample

CHANGED = tuple(name for name in NAMES if {"en", "fr"}.issuperset(sample(name).policy.languages))
"""The policies that are changed: the words of the changes are English and French."""


@dataclass(frozen=True)
class Figures:
    """What the verdicts come to: mutants, those whose rule spoke where the change is, and findings nobody listed."""

    mutants: int
    recalled: int
    false_alarms: int

    def __str__(self) -> str:
        share = 100 * self.recalled / self.mutants if self.mutants else 0
        return f"{self.mutants} mutants, recall {share:.1f} %, {self.false_alarms} false alarms"


@cache
def tried(sharing: int) -> dict[Kind, tuple[str, ...]]:
    """The policies at which each kind of change is tried: one of so many of those that it applies to, at least one."""
    policies = [material(name) for name in CHANGED]
    found = {}
    for number, kind in enumerate(TABLE):
        names = tuple(policy.name for policy in policies if kind.mutants(policy))
        found[kind] = names[number % max(1, min(sharing, len(names))) :: sharing]
    return found


def chosen(policy: Material, sharing: int = 1) -> Iterator[tuple[Kind, Mutant]]:
    """One mutant of each kind that is tried at a policy; policies differ in the place that is taken."""
    for number, kind in enumerate(TABLE):
        mutants = kind.mutants(policy) if policy.name in tried(sharing)[kind] else ()
        if mutants:
            yield kind, mutants[(number + CHANGED.index(policy.name)) % len(mutants)]


def verdicts(name: str, sharing: int = 1) -> tuple[Verdict, ...]:
    """The verdicts on the mutants chosen of one policy."""
    policy = material(name)
    return tuple(judged(kind, policy, mutant) for kind, mutant in chosen(policy, sharing))


def quantities_in(all_: tuple[Verdict, ...]) -> Figures:
    """The figures of some verdicts."""
    return Figures(len(all_), sum(v.recalled for v in all_), sum(len(v.false_alarms) for v in all_))
