"""The standard streams of the process: all three are there, and what cannot be written to them ends no run twice."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

MISSING = ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY))
"""How a standard stream that the process was started without is opened: the first two so that they cannot be used."""

UNWRITABLE = (errno.EBADF, errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EIO, errno.EFBIG)
"""What a system answers where a stream takes no more: it is closed, or what is behind it is full or broken."""


def open_streams() -> None:
    """Opens the standard streams that are closed, so that no file of ours gets their number; makes all of them UTF-8.

    Writing to a standard output that is closed fails as on a full disk: its reader must not take nothing for all. What
    is said on a standard error that is closed is said to nobody.
    """
    for number, flags in MISSING:
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):  # the lowest number that is free, as those below are open by now
                os.set_inheritable(os.open(os.devnull, flags), True)  # noqa: FBT003 - the signature of os
    if sys.stdout is None:
        sys.stdout = _writing_to(1)
    if sys.stderr is None:
        sys.stderr = _writing_to(2)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def _writing_to(descriptor: int) -> TextIO:
    return open(descriptor, "w", encoding="utf-8", closefd=False)


def say(line: str) -> None:
    """Writes what we say, a line or several, to standard error, or to nobody where that cannot be written to.

    No word of others in it steers a terminal or a service that runs builds, and none is longer than a person reads.
    """
    import click

    from polc.report.terminal import message

    try:
        click.echo(message(line), err=True)
    except OSError:
        abandon(sys.stderr)


def abandon(stream: TextIO | None) -> None:
    """Sends what is left of a stream nowhere, so that Python does not fail on it again when it ends."""
    if stream is None:
        return
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
