"""A bar that shows how far a run is, on a terminal, once it takes over a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from polc.reference.phrases import phrase

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

SLOW = 1.0
"""Seconds after which progress is shown."""


@contextmanager
def progress(steps: int, lang: str, doing: str = "rendering") -> Iterator[Callable[[], None]]:
    """Calls to the function it gives are steps of a bar on standard error.

    `doing` is the phrase for what is done.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    started, done = time.monotonic(), 0
    shown: Progress | None = None
    task: TaskID | None = None

    def tick() -> None:
        nonlocal done, shown, task
        done += 1
        if shown is None and time.monotonic() - started > SLOW:
            from rich.console import Console
            from rich.progress import Progress

            shown = Progress(console=Console(stderr=True), transient=True)
            shown.start()
            task = shown.add_task(phrase(doing, lang), total=steps)
        if shown is not None and task is not None:
            shown.update(task, completed=done)

    try:
        yield tick
    finally:
        if shown is not None:
            shown.stop()
