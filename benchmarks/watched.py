"""Runs a command and all that it starts: how long it takes, the time of processors, and the memory of all its processes.

Memory is what the processes hold together, pages that several share counted once (Linux' proportional set size), looked
at every so often, its most told. Elsewhere it is that of the first process alone.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PROCESSES = Path("/proc")
EVERY = 0.5
"""Seconds from one look at the memory to the next: to look takes a few milliseconds of a processor."""
ADOPT = 36
"""Linux' PR_SET_CHILD_SUBREAPER: processes whose parent has ended become ours, so that their times are told."""


class Watched(NamedTuple):
    """What a run took: `seconds` by the clock, those of processors for the first process and for others, mebibytes."""

    seconds: float
    first: float
    others: float
    memory: float

    @property
    def processor(self) -> float:
        """The seconds of processors of all processes."""
        return self.first + self.others


def watched(command: Sequence[str], folder: Path, **variables: str) -> Watched:
    """Runs a command in a folder; its output is thrown away. Raises RuntimeError where it fails to run."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, env={**os.environ, **variables}, start_new_session=True
    ) as run:
        most, ended = [0.0], threading.Event()
        looking = threading.Thread(target=_look, args=(run.pid, most, ended))
        looking.start()
        _, status, usage = os.wait4(run.pid, 0)
        seconds = time.perf_counter() - began
        run.returncode = os.waitstatus_to_exitcode(status)
        others = _others()
        ended.set()
        looking.join()
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {run.returncode}")
    first = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return Watched(seconds, _processor(usage), others, max(first, most[0]))


def _others() -> float:
    """The time of the processes that the command has left to us, once they have ended."""
    total = 0.0
    while True:
        try:
            _, _, usage = os.wait3(0)
        except ChildProcessError:
            return total
        total += _processor(usage)


def _processor(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


def _look(session: int, most: list[float], ended: threading.Event) -> None:
    while PROCESSES.is_dir() and not ended.wait(EVERY):
        held = (_held(int(place.name)) for place in PROCESSES.iterdir() if _is_of(place.name, session))
        most[0] = max(most[0], sum(held))


def _is_of(name: str, session: int) -> bool:
    try:
        return name.isdecimal() and os.getsid(int(name)) == session
    except OSError:
        return False


def _held(process: int) -> float:
    """Mebibytes that a process holds, and its share of those that it holds with others; none where it has ended."""
    try:
        lines = (PROCESSES / str(process) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
