"""What Ctrl-C does: it ends the process with the status that shells give it, and without a word.

While polc is being loaded, and once it has nothing more to do, the process ends at once. In between, what the run had
begun is undone or ended, as by any other exception. Loads nothing of polc, as it comes before all of it.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130
"""The exit status of a process that Ctrl-C has ended: 128 and the number of the signal."""


def end_at_once() -> None:
    """Has Ctrl-C end the process at once from now on.

    Not where whoever started it has Ctrl-C ignored.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _exit_interrupted)


@contextmanager
def interruptible() -> Iterator[None]:
    """Inside, Ctrl-C is a KeyboardInterrupt, where it would end the process at once."""
    if signal.getsignal(signal.SIGINT) is not _exit_interrupted:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, _exit_interrupted)


def _exit_interrupted(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
