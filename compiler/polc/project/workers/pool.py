"""Has many policies judged: here, by processes of this computer, or by an executor of the user's.

Whoever judges, each task comes to one outcome. What a worker did not hand back, because it was killed or its machine
was lost, is judged here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NoReturn

from polc.core.garbage_collection import collect_seldom
from polc.core.version import __version__
from polc.project.errors import CannotRunError
from polc.project.isolation import children_are_isolated, isolate_children
from polc.project.workers.check_input import CheckInput
from polc.project.workers.check_worker import Also, OtherVersionError, Written, judge_elsewhere
from polc.reference.package import folder_of_data

Numbered = tuple[int, CheckInput]
"""A task with its number in the run."""

BATCH = 16
"""Tasks sent at once: enough that sending costs nothing, few enough that all workers end at about the same time."""
WAITING = 256
"""Batches sent and not yet handed back, at most: what is read ahead stays small however many policies there are."""
FILES_OF_RUN = 48
"""Files that a run may have open beside what its processes need."""
FILES_OF_PROCESS = 4
"""Pipes to a process, here and where it branched off."""
MOST_JOBS = 1024
"""Processes started at most, where the system allows any number of open files."""


def work(
    tasks: Iterable[Numbered], day: date, jobs: int, executor: Callable[[], Executor] | None, also: Also | None = None
) -> Generator[tuple[int, Written | None], None, None]:
    """The outcome of each task with the task's number, in no order.

    None as in `judge`. `jobs` is the number of processes, 0 for one for each processor; `also` is what else is made of
    each policy. Raises CannotRunError where the workers of the executor run another version.
    """
    if executor is None and processes(jobs) == 1:
        yield from _judged_here(tasks, day, also)
        return
    made = executor() if executor is not None else pool(processes(jobs), *([also.__module__] if also else ()))
    with ending(made) as elsewhere:
        yield from _spread(tasks, day, elsewhere, also)


def processes(jobs: int) -> int:
    """The number of processes that a run has: `jobs`, or one for each processor where that is 0.

    It is one, the run itself, where processes could not be kept from importing what stands in the current folder.
    """
    return (jobs or processors()) if children_are_isolated() else 1


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pool(jobs: int, *modules: str) -> Executor:
    """Processes of this computer, which load these modules once for all of them, where the system can do that.

    Where it cannot start any (no files or memory to share are left), the executor takes nothing: all is done here.
    """
    afforded = min(jobs, jobs_afforded())
    try:
        return _started(afforded, *modules) if afforded else _Nobody()
    except (OSError, EOFError, ImportError, NotImplementedError):  # the last two without semaphores
        return _Nobody()


def jobs_afforded() -> int:
    """How many processes may be started with as many open files as the system allows.

    One that lacks them complains.
    """
    try:
        import resource
    except ImportError:  # a system without this limit
        return MOST_JOBS
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_JOBS if most == resource.RLIM_INFINITY else max(0, (most - FILES_OF_RUN) // FILES_OF_PROCESS)


class _Nobody(Executor):
    """An executor without workers."""

    def submit(self, *_given: object, **_named: object) -> NoReturn:
        """Raises BrokenExecutor, as one does whose workers are gone."""
        raise BrokenExecutor


def _started(jobs: int, *modules: str) -> Executor:
    """Processes that have begun anew, since one that begins as a copy may inherit a lock that is held.

    None of them imports from the current folder, nor stands there: they begin in that of polc's data.
    """
    isolate_children()
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    folder = folder_of_data()
    with _standing_in(folder):
        if "forkserver" in ways:
            from multiprocessing import resource_tracker

            context.set_forkserver_preload(["polc.project.workers.preload", *modules])
            resource_tracker.ensure_running()  # its start would let Ctrl-C through again
        with _ctrl_c_later():
            made = ProcessPoolExecutor(jobs, context, _prepare_process, (folder,))
            try:
                for _ in range(jobs):
                    made.submit(int)  # what a pool starts with the first tasks is started here, whole
            except BaseException:
                made.shutdown(wait=False, cancel_futures=True)
                raise
    return made


@contextmanager
def _standing_in(folder: Path | None) -> Iterator[None]:
    """Inside, the current folder of this process is another one, and so that of each process which it starts.

    It stays where this is not the only thread that may ask for it, or no folder is given. Raises OSError.
    """
    import threading

    if folder is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    by_number = os.chdir in os.supports_fd  # finds the way back even where the folder was renamed
    here = os.open(os.curdir, getattr(os, "O_PATH", os.O_RDONLY)) if by_number else os.getcwd()  # noqa: PTH109
    try:
        os.chdir(folder)
        yield
    finally:
        os.chdir(here)
        if isinstance(here, int):
            os.close(here)


@contextmanager
def _ctrl_c_later() -> Iterator[None]:
    """Holds Ctrl-C off: processes that are started inside never hear of it, this one does at the end.

    A pool that is interrupted while it starts would be waited for without end.
    """
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]) if hasattr(signal, "pthread_sigmask") else None
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if held is None else None
    try:
        yield
    finally:
        if held is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        else:
            signal.signal(signal.SIGINT, before)


def _prepare_process(folder: Path | None) -> None:
    """Makes a process ready: the one that started it is told of Ctrl-C, and where that one is gone, it ends too.

    `folder` is where it stands, whatever the current folder of that one was when it was started.
    """
    import multiprocessing
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    if folder is not None:
        os.chdir(folder)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


@contextmanager
def ending(executor: Executor) -> Iterator[Executor]:
    """Shuts an executor down at the end, without waiting for it where the run is given up.

    Processes of ours are waited for all the same: each ends with its batch, and a pool that nobody waits for complains.
    """
    from concurrent.futures import ProcessPoolExecutor

    try:
        yield executor
    except BaseException:
        with _ctrl_c_later():
            executor.shutdown(wait=isinstance(executor, ProcessPoolExecutor))
        raise
    executor.shutdown()


def _spread(
    tasks: Iterable[Numbered], day: date, executor: Executor, also: Also | None
) -> Iterator[tuple[int, Written | None]]:
    left = iter(tasks)
    sent: dict[Future[list[Written | None]], list[Numbered]] = {}
    try:
        while True:
            while len(sent) < WAITING and (batch := list(islice(left, BATCH))):
                future = _submitted(executor, batch, day, also)
                if future is None:
                    yield from _judged_here(batch, day, also)
                else:
                    sent[future] = batch
            if not sent:
                return
            for future in wait(sent, return_when=FIRST_COMPLETED).done:
                yield from _handed_back(future, sent.pop(future), day, also)
    finally:
        for future in sent:  # the run is given up
            future.cancel()


def _submitted(
    executor: Executor, batch: list[Numbered], day: date, also: Also | None
) -> Future[list[Written | None]] | None:
    """The promise of the outcomes of a batch; None where the executor takes no more."""
    try:
        return executor.submit(judge_elsewhere, [task for _, task in batch], day, __version__, also)
    except RuntimeError:
        return None


def _handed_back(
    future: Future[list[Written | None]], batch: list[Numbered], day: date, also: Also | None
) -> Iterator[tuple[int, Written | None]]:
    try:
        outcomes = future.result()
    except OtherVersionError as error:
        raise CannotRunError("executor-version", found=str(error), ours=__version__) from error
    except Exception:
        yield from _judged_here(batch, day, also)
        return
    yield from zip((number for number, _ in batch), outcomes, strict=True)


def _judged_here(batch: Iterable[Numbered], day: date, also: Also | None) -> Iterator[tuple[int, Written | None]]:
    for number, task in batch:
        yield number, judge_elsewhere([task], day, __version__, also)[0]
