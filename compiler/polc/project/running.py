"""Judges every file of a run, once and in their order: from the cache, else here or wherever the means have it done.

Of ten thousand files no more is held than what each came to; their texts are read again where they are to be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polc.core.record import record
from polc.core.sources import Source, Sources
from polc.project.cache.outcome import Outcome, read, written
from polc.project.cache.store import Slot
from polc.project.input_collector import InputCollector
from polc.project.reading import Reader, source_of
from polc.project.workers.check_input import Place

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from polc.model.policy import Policy
    from polc.project.cache.memory import OutcomeMemory
    from polc.project.workers.check_input import CheckInput
    from polc.project.workers.check_worker import Also

WORTHWHILE = 64
"""Fewer policies than this are judged here before other processes have started."""


@contextmanager
def _no_progress(_files: int) -> Iterator[Callable[[], None]]:
    yield lambda: None


@record
class RunOptions:
    """How a run is judged: its processes (0 for one for each processor), an executor of the user's.

    `cache` is the folder of the cache, None where nothing is kept. `progress` gives, for a number of files, a context
    with what to call for each one that is judged. `also` gives what else is made of a policy that is judged elsewhere;
    of one that is judged here, the model is kept instead.
    """

    cache: Path | None = None
    jobs: int = 1
    executor: Callable[[], Executor] | None = None
    progress: Callable[[int], AbstractContextManager[Callable[[], None]]] = _no_progress
    also: Callable[[], Also] | None = None


class CheckRun:
    """What the files of a run come to, in their order; made by `check_files`.

    `also` has what else was made of the policies that were judged elsewhere, by number.
    """

    def __init__(
        self,
        collector: InputCollector,
        places: Sequence[Place],
        day: date,
        options: RunOptions,
        memory: OutcomeMemory | None,
    ) -> None:
        self._collector = collector
        self._places = places
        self._day = day
        self._options = options
        self._memory = memory
        self._slots: dict[int, Slot] = {}
        self._outcomes: dict[int, Outcome] = {}
        self._policies: dict[int, Policy] = {}
        self.also: dict[int, object] = {}

    def judge(self, *, policies: bool = False) -> None:
        """Take the outcomes that are remembered, and judge the other files."""
        if self._memory is not None:
            self._outcomes |= self._memory.outcomes(self._places)
        left = [number for number in range(len(self._places)) if number not in self._outcomes]
        if left:
            self._judge_files(left, policies=policies or self._options.also is not None)

    @property
    def outcomes(self) -> list[Outcome]:
        """What each file came to."""
        return [self._outcomes[number] for number in range(len(self._places))]

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The policy of each file."""
        return tuple(self.policy(number) for number in range(len(self._places)))

    def policy(self, number: int) -> Policy:
        """The policy of a file, built where it was not built when the file was judged."""
        if number not in self._policies:
            from polc.project.workers.check_input import NotPackedError
            from polc.project.workers.check_worker import model

            try:
                task = self.task(number)
                if task is not None:
                    self._policies[number] = model(task, self._day)
            except NotPackedError:
                task = None
            if task is None:
                self._judge_on_disk(number)
        return self._policies[number]

    # ------------------------------------------------------------------------------------------------------ tasks
    def task(self, number: int) -> CheckInput | None:
        """The task of judging a file.

        None where it, or what it uses, cannot be read or packed.
        """
        place = self._places[number]
        try:
            if self._memory is None:
                return self._collector.task(place, self._collector.read(place))
            content, seen = self._memory.read(place)
        except OSError:
            return None
        task = self._collector.task(place, content, seen.uses)
        if task is not None and place.content is None:  # what is no file is another one at every keystroke
            self._slots[number] = self._memory.slot(place, seen, task.check_input)
        return task

    def _tasks(self, numbers: Sequence[int]) -> Iterator[tuple[int, CheckInput]]:
        """The tasks of these files; those that have none are judged on the way."""
        for number in numbers:
            task = self.task(number)
            if task is None:
                self._judge_on_disk(number)
            else:
                yield number, task

    def _keep_outcome(self, number: int, own: str, common: str) -> None:
        slot = self._slots.pop(number, None)
        if self._memory is not None and slot is not None:
            self._memory.keep(slot, own, common)

    # ---------------------------------------------------------------------------------------------------- judging
    def _judge_files(self, left: Sequence[int], *, policies: bool) -> None:
        means = self._options
        few = len(left) < WORTHWHILE or means.jobs == 1
        with means.progress(len(left)) as tick:
            try:
                if few and means.executor is None:
                    self._judge_here(left, tick, policies=policies)
                else:
                    self._judge_elsewhere(left, tick)
            finally:
                if self._memory is not None:
                    self._memory.write()

    def _judge_elsewhere(self, left: Sequence[int], tick: Callable[[], None]) -> None:
        from polc.project.workers.pool import work

        means = self._options
        also = means.also() if means.also is not None else None
        with closing(work(self._tasks(left), self._day, means.jobs, means.executor, also)) as handed_back:
            for number, told in handed_back:
                if told is None:
                    self._judge_on_disk(number)
                else:
                    own, common, made = told
                    self._outcomes[number] = read(own, common)
                    self._keep_outcome(number, own, common)
                    if made is not None:
                        self.also[number] = made
                tick()

    def _judge_here(self, left: Sequence[int], tick: Callable[[], None], *, policies: bool) -> None:
        from polc.project.workers.check_input import NotPackedError
        from polc.project.workers.check_worker import analysed, outcome_of

        for number, task in self._tasks(left):
            try:
                analysis = analysed(task, self._day)
            except NotPackedError:
                self._judge_on_disk(number)
            else:
                self._outcomes[number] = outcome_of(analysis)
                if policies:
                    self._policies[number] = analysis.policy
                if self._memory is not None:
                    self._keep_outcome(number, *written(self._outcomes[number]))
            tick()

    def _judge_on_disk(self, number: int) -> None:
        """Judges a file that cannot be read, or uses what cannot: what is found depends on more than bytes."""
        from polc.project.loading import load
        from polc.project.workers.check_worker import outcome_of

        place = self._places[number]
        reader = Reader(file_source=self._collector)
        path, root = Path(place.path), Path(place.root)
        read = None if place.content is None else reader.take(place.name, place.content)
        analysis = load(reader, path, root, self._collector.always, read).analysis(self._day, self._collector.clock)
        self._outcomes[number] = outcome_of(analysis)
        self._policies[number] = analysis.policy


def sources_of(collector: InputCollector, places: Sequence[Place], names: set[str] | None) -> Sources:
    """The texts of the files with these names, of all files of the run and those that they use where none is given.

    A file that cannot be read is empty.
    """
    used = {collector.named(path): str(path) for path in collector.always} | collector.names_used()
    files = {name: Place(name, "", target, "") for name, target in used.items()}
    files |= {place.name: place for place in places}
    found = {}
    for name in files if names is None else sorted(names & files.keys()):
        try:
            found[name] = source_of(name, collector.read(files[name]))
        except OSError:
            found[name] = Source(name, "")
    return found


def check_files(
    collector: InputCollector, places: Sequence[Place], day: date, options: RunOptions, *, policies: bool = False
) -> CheckRun:
    """Judge the files of a run as of a day.

    `policies` where the model of every policy will be asked for.
    """
    memory = None
    if options.cache is not None:
        from polc.project.cache.memory import memory_of  # without a cache, nothing of this is loaded

        memory = memory_of(options.cache, collector, day)
    run = CheckRun(collector, places, day, options, memory)
    run.judge(policies=policies)
    return run
