"""The files of a run, judged in groups: those of one day of the law and the same house rules together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polc.core.record import record
from polc.core.sources import Sources
from polc.project.cache.outcome import Outcome
from polc.project.input_collector import InputCollector, collector_of
from polc.project.running import CheckRun, RunOptions, check_files, sources_of
from polc.project.workers.check_input import CheckInput, Place

if TYPE_CHECKING:
    from polc.model.policy import Policy


@record
class Group:
    """What files have in common by which they are judged: the day of the law, and the house rules."""

    law: date
    house_rules: tuple[Path, ...] = ()


@record
class _Part:
    """The files of a group with their numbers in the run, what read them, and what they came to."""

    group: Group
    collector: InputCollector
    places: Sequence[Place]
    numbers: Sequence[int]
    run: CheckRun


class JudgedFiles:
    """What the files of a run came to, in their order; made by `judged_files`."""

    def __init__(self, parts: Sequence[_Part], where: Mapping[int, tuple[_Part, int]]) -> None:
        self._parts = parts
        self._where = where

    @property
    def outcomes(self) -> list[Outcome]:
        """What each file came to."""
        found: dict[int, Outcome] = {}
        for part in self._parts:
            found |= zip(part.numbers, part.run.outcomes, strict=True)
        return [found[number] for number in range(len(found))]

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The policy of each file."""
        return tuple(self.policy(number) for number in range(len(self._where)))

    @property
    def also(self) -> dict[int, object]:
        """What else was made of the policies that were judged elsewhere, by number."""
        return {part.numbers[at]: made for part in self._parts for at, made in part.run.also.items()}

    def policy(self, number: int) -> Policy:
        """The policy of a file."""
        part, at = self._where[number]
        return part.run.policy(at)

    def law(self, number: int) -> date:
        """The day whose law was applied to a file."""
        return self._where[number][0].group.law

    def task(self, number: int) -> CheckInput | None:
        """The task of judging a file.

        None where it, or what it uses, cannot be read or packed.
        """
        part, at = self._where[number]
        return part.run.task(at)

    def sources(self, names: set[str] | None) -> Sources:
        """The texts of the files with these names, of all files of the run and those that they use where none is given.

        A file that cannot be read is empty.
        """
        found: Sources = {}
        for part in self._parts:
            found |= sources_of(part.collector, part.places, names)
        return found

    def real_places(self) -> dict[str, str]:
        """Where the files that are used really stand, by their names."""
        return {name: place for part in self._parts for name, place in part.collector.names_used().items()}


def judged_files(
    asked: Mapping[str, str],
    places: Sequence[tuple[Place, Group]],
    clock: date,
    options: RunOptions,
    *,
    policies: bool = False,
) -> JudgedFiles:
    """Judge the files of a run, each by its group, under the clock of a day.

    `asked` are the paths asked for by where they really stand; `policies` where every model will be asked for.
    """
    numbers: dict[Group, list[int]] = {}
    for number, (_, group) in enumerate(places):
        numbers.setdefault(group, []).append(number)
    parts = []
    for group, members in numbers.items():
        collector = collector_of(asked, group.house_rules, clock)
        own = [places[number][0] for number in members]
        run = check_files(collector, own, group.law, options, policies=policies)
        parts.append(_Part(group, collector, own, members, run))
    return JudgedFiles(parts, {number: (part, at) for part in parts for at, number in enumerate(part.numbers)})
