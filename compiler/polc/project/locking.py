"""Lets one process at a time add to a folder.

What is locked is the folder itself, so that nothing is left behind: the system gives it free when a process ends,
however that is. Where it cannot lock folders (Windows, some network disks), nothing is waited for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from polc.project.atomic.files import folder_made

ATTEMPTS = 1000
"""How often a folder is opened again that another process has removed meanwhile, as nothing came to stand in it."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Inside, no other process is in here for the same folder.

    Those that came before are waited for. The folder is made where it is not there, and goes again where that ends with
    an exception. Raises OSError where it cannot be made.
    """
    for _ in range(ATTEMPTS):
        with folder_made(folder), _locked(folder) as held:
            if held:
                yield
                return


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Inside, the folder is locked, where the system can do that.

    False where it is another one by then.
    """
    try:
        import fcntl
    except ImportError:
        yield True
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        yield False
        return
    try:
        with suppress(OSError):  # not on this disk
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield _is_at(descriptor, folder)
    finally:
        os.close(descriptor)


def _is_at(descriptor: int, folder: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), folder.stat())
    except FileNotFoundError:
        return False
