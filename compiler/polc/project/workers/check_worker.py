"""Judges policies from values alone, wherever that is done: in this process, in others, or on other machines.

A task holds the bytes of a policy and of all that it uses. What is not in it cannot be seen, so that what comes out
depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from polc.checks.engine.analysis import Analysis
from polc.checks.workspace.comparable_facts import summary_of
from polc.core.version import __version__
from polc.model.policy import Policy
from polc.project.cache.outcome import Accepted, Outcome, written
from polc.project.loading import Loaded, load
from polc.project.reading import Reader
from polc.project.use_resolver import Read
from polc.project.workers.check_input import CheckInput, NotPackedError

LIBRARIES = 256
"""How many files that others use are kept parsed: each is read once for all policies that come one after the other."""

Also = Callable[[Analysis], object]
"""What else is made of a policy where it is judged. Picklable, as is what it makes."""
Written = tuple[str, str, object]
"""An outcome as text, as `outcome.written` returns it, and what else was made of the policy, None where nothing was."""


def judge(tasks: Sequence[CheckInput], day: date, also: Also | None = None) -> list[Written | None]:
    """The outcome of each task, in the same order.

    None for one whose policy asks for a file that was not packed.
    """
    return [_judged_outcome(task, day, also) for task in tasks]


class OtherVersionError(Exception):
    """A worker runs another version of polc than the run that sends it work."""


def judge_elsewhere(
    tasks: Sequence[CheckInput], day: date, version: str, also: Also | None = None
) -> list[Written | None]:
    """As `judge`, for a run of this version.

    Raises OtherVersionError with the worker's where that is another one.
    """
    if version != __version__:
        raise OtherVersionError(__version__)
    return judge(tasks, day, also)


def _judged_outcome(task: CheckInput, day: date, also: Also | None) -> Written | None:
    try:
        analysis = analysed(task, day)
    except NotPackedError:
        return None
    return *written(outcome_of(analysis)), None if also is None else also(analysis)


def outcome_of(analysis: Analysis) -> Outcome:
    """What an analysis comes to."""
    accepted = tuple(Accepted(f, word.reason.text, word.by.text, word.until) for f, word in analysis.waived)
    return Outcome(analysis.findings, accepted, summary_of(analysis.policy))


def analysed(task: CheckInput, day: date) -> Analysis:
    """The analysis of a task.

    Raises NotPackedError where its policy asks for a file that was not packed.
    """
    return _loaded(task).analysis(day, task.clock)


def model(task: CheckInput, day: date) -> Policy:
    """The policy of a task, without judging it.

    Raises NotPackedError as `analysed` does.
    """
    return _loaded(task).build(day)[0]


def _loaded(task: CheckInput) -> Loaded:
    reader = _PackedReader(file_source=_Packed(task))
    read = reader.take(task.path, task.content)
    return load(
        reader, Path(task.at), Path(task.check_input.root), [Path(path) for path in task.check_input.always], read
    )


class _PackedReader(Reader):
    """Reads what was packed, and parses what several policies use once."""

    def read(self, path: Path) -> Read:
        """Return what a file holds, parsed."""
        name = self.file_source.named(path)
        read = _parsed(name, self.file_source.content(path))
        self.sources[name] = read.file.source
        return read


@lru_cache(maxsize=LIBRARIES)
def _parsed(name: str, content: bytes) -> Read:
    return Reader().take(name, content)


class _Packed:
    """What a task holds, as a source of files."""

    def __init__(self, task: CheckInput) -> None:
        self._task = task
        self._pack = task.check_input

    def resolved(self, path: Path) -> Path:
        """Return where what is packed stood, links followed."""
        return Path(self._task.target) if str(path) == self._task.at else path

    def named(self, path: Path) -> str:
        """Return the path as shown to people."""
        return self._entry(path)[0]

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file. Raises OSError where it cannot be read."""
        return self._entry(path)[1]

    def target(self, folder: Path, name: str, root: Path) -> Path | None:  # noqa: ARG002 - as any source of files
        """Return the file that a `use` names; None when its name cannot be that of a file."""
        try:
            target = self._pack.links[str(folder), name]
        except KeyError:
            raise NotPackedError(name) from None
        return None if target is None else Path(target)

    def is_file(self, target: Path) -> bool:
        """Return whether there is such a file."""
        return str(target) in self._pack.files or str(target) in self._pack.others

    def _entry(self, path: Path) -> tuple[str, bytes]:
        try:
            return self._pack.files[str(path)]
        except KeyError:
            raise NotPackedError(str(path)) from None
