"""Runs the command line inside the test's own process, and what a process of its own needs."""

from __future__ import annotations

import signal

import pytest

from polc.cli.main import main


def polc(*arguments: str) -> int:
    """The exit status of a command; what it writes is for `capsys`."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def interruptible() -> None:
    """For a new process: Ctrl-C reaches it, even where the tests run in the background and do not hear it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
