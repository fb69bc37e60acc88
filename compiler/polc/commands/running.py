"""Judges every file of a run, once and in their order: from the cache, else here or wherever the means have it done.

Of ten thousand files no more is held than what each came to; their texts are read again where they are to be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polc.commands.caching import Cache, Slot
from polc.commands.gathering import Gatherer
from polc.commands.reading import Reader, source_of
from polc.text.outcome import NOTHING, Outcome, read, written
from polc.text.record import record
from polc.text.source import Source, Sources

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from polc.commands.tasks import Pack, Task
    from polc.model.policy import Policy

HELD = 8 * 1024 * 1024
"""The most bytes of files that are held from when they are looked up to when they are judged; others are read again."""
NO_CACHE = Cache(None)
WORTHWHILE = 64
"""Fewer policies than this are judged here before other processes have started."""
SEPARATOR = "\t"
"""What stands between an outcome and the key of what it has in common with others; JSON writes it as an escape."""
OFTEN = 2000
"""Outcomes after which the cache is written, so that a run that is given up was not all in vain."""


@record
class Place:
    """A file of a run: the name as shown, the path asked for, where it really stands, the root that it may not leave.

    `content` are its bytes where it is no file.
    """

    name: str
    path: Path
    target: Path
    root: Path
    content: bytes | None = None


@contextmanager
def _unseen(_files: int) -> Iterator[Callable[[], None]]:
    yield lambda: None


@record
class Means:
    """How a run is judged: its cache, its processes (0 for one for each processor), an executor of the user's.

    `progress` gives, for a number of files, a context with what to call for each one that is judged.
    """

    cache: Cache = NO_CACHE
    jobs: int = 1
    executor: Callable[[], Executor] | None = None
    progress: Callable[[int], AbstractContextManager[Callable[[], None]]] = _unseen


class Judged:
    """What the files of a run come to, in their order, and their policies, where `policies` are asked for."""

    def __init__(
        self, gatherer: Gatherer, places: Sequence[Place], day: date, means: Means, *, policies: bool = False
    ) -> None:
        self._gatherer = gatherer
        self._places = places
        self._day = day
        self._means = means
        self._held: dict[int, Task] = {}
        self._slots: dict[int, Slot] = {}
        self._packs: dict[int, tuple[Pack, bytes]] = {}
        self._kept = 0
        self._state = self._state_of_run() if means.cache.folder else b""
        self._outcomes: dict[int, Outcome] = {}
        self._policies: dict[int, Policy] = {}
        self._look_up()
        left = [number for number in range(len(places)) if number not in self._outcomes]
        if left:
            self._judge(left, policies=policies)
        if policies:
            self._model()

    @property
    def outcomes(self) -> list[Outcome]:
        """What each file came to."""
        return [self._outcomes[number] for number in range(len(self._places))]

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The policy of each file; none where they were not asked for."""
        return tuple(self._policies[number] for number in sorted(self._policies))

    # ------------------------------------------------------------------------------------------------------ tasks
    def _task(self, number: int) -> Task | None:
        """The task of judging a file; None where it, or what it uses, cannot be read or packed."""
        if number in self._held:
            return self._held[number]
        place = self._places[number]
        try:
            content = self._gatherer.read(place.target) if place.content is None else place.content
        except OSError:
            return None
        return self._gatherer.task(place.name, place.path, place.target, place.root, content)

    def _tasks(self, numbers: Sequence[int]) -> Iterator[tuple[int, Task]]:
        """The tasks of these files; those that have none are judged on the way."""
        for number in numbers:
            task = self._task(number)
            self._held.pop(number, None)
            if task is None:
                self._judge_on_disk(number)
            else:
                if self._state:
                    self._slots[number] = self._slot(task)
                yield number, task

    # ------------------------------------------------------------------------------------------------------ cache
    def _look_up(self) -> None:
        """Takes what the cache has. What is read for it is held for those that it has not, as far as there is room."""
        if not self._state:
            return
        from polc.commands.keys import slot_of_common

        slots: dict[Slot, int] = {}
        room = HELD
        for number, place in enumerate(self._places):
            task = self._task(number) if place.content is None else None
            if task is not None:
                slots[self._slot(task)] = number
                room -= len(task.content)
                if room > 0:
                    self._held[number] = task
        kept = [(slots[slot], *text.partition(SEPARATOR)) for slot, text in self._means.cache.found(slots).items()]
        common = self._means.cache.found({slot_of_common(key) for *_, key in kept if key})
        for number, own, _, key in kept:
            try:
                self._outcomes[number] = read(own, common[slot_of_common(key)] if key else NOTHING)
            except (KeyError, ValueError):
                continue  # damaged, or without its other half: it is judged again

    def _keep(self, number: int, own: str, common: str) -> None:
        """Keeps an outcome, but for what is no file: it is another one at every keystroke."""
        slot = self._slots.pop(number, None)
        if slot is None or self._places[number].content is not None:
            return
        from polc.commands.keys import key_of, slot_of_common

        key = "" if common == NOTHING else key_of(common)
        if key:
            self._means.cache.keep(slot_of_common(key), common)
        self._means.cache.keep(slot, f"{own}{SEPARATOR}{key}")
        self._kept += 1
        if self._kept % OFTEN == 0:
            self._means.cache.write()

    def _state_of_run(self) -> bytes:
        from polc.commands.keys import state_of_run  # without a cache, nothing of this is loaded

        return state_of_run(self._day)

    def _slot(self, task: Task) -> Slot:
        from polc.commands.keys import slot_of, state_of_pack

        pack = id(task.pack)
        if pack not in self._packs:
            self._packs[pack] = task.pack, state_of_pack(task.pack)
        return slot_of(task, self._packs[pack][1], self._state)

    # ---------------------------------------------------------------------------------------------------- judging
    def _judge(self, left: Sequence[int], *, policies: bool) -> None:
        means = self._means
        few = len(left) < WORTHWHILE or means.jobs == 1
        with means.progress(len(left)) as tick:
            try:
                if few and means.executor is None:
                    self._judge_here(left, tick, policies=policies)
                else:
                    self._judge_elsewhere(left, tick)
            finally:
                means.cache.write()

    def _judge_elsewhere(self, left: Sequence[int], tick: Callable[[], None]) -> None:
        from polc.commands.working import work

        with closing(work(self._tasks(left), self._day, self._means.jobs, self._means.executor)) as handed_back:
            for number, told in handed_back:
                if told is None:
                    self._judge_on_disk(number)
                else:
                    self._outcomes[number] = read(*told)
                    self._keep(number, *told)
                tick()

    def _judge_here(self, left: Sequence[int], tick: Callable[[], None], *, policies: bool) -> None:
        from polc.commands.judging import analysed, outcome_of
        from polc.commands.tasks import NotPackedError

        for number, task in self._tasks(left):
            try:
                analysis = analysed(task, self._day)
            except NotPackedError:
                self._judge_on_disk(number)
            else:
                self._outcomes[number] = outcome_of(analysis)
                if policies:
                    self._policies[number] = analysis.policy
                if self._state:
                    self._keep(number, *written(self._outcomes[number]))
            tick()

    def _judge_on_disk(self, number: int) -> None:
        """Judges a file that cannot be read, or uses what cannot: what is found depends on more than bytes."""
        from polc.checks.analysis import analyse
        from polc.commands.judging import outcome_of

        place = self._places[number]
        reader = Reader(shelf=self._gatherer)
        read = reader.read(place.path) if place.content is None else reader.take(place.name, place.content)
        used, mistakes = reader.used(read.file, place.path, place.root, self._gatherer.always)
        analysis = analyse(read.file, used, (*read.findings, *mistakes), self._day)
        self._outcomes[number] = outcome_of(analysis)
        self._policies[number] = analysis.policy

    def _model(self) -> None:
        """Builds the policies that were not built when they were judged."""
        from polc.commands.judging import model

        for number in range(len(self._places)):
            task = None if number in self._policies else self._task(number)
            if task is not None:
                self._policies[number] = model(task, self._day)


def sources_of(gatherer: Gatherer, places: Sequence[Place], names: set[str] | None) -> Sources:
    """The texts of the files with these names, of all files of the run and those that they use where none is given.

    A file that cannot be read is empty.
    """
    files = {**gatherer.names_used(), **{place.name: place.target for place in places}}
    contents = {place.name: place.content for place in places if place.content is not None}
    found = {}
    for name in files if names is None else sorted(names & files.keys()):
        try:
            found[name] = source_of(name, contents.get(name) or gatherer.read(files[name]))
        except OSError:
            found[name] = Source(name, "")
    return found
