"""Has an operation on the disk fail, or end the process: the n-th one that changes something, or all from there on."""

from __future__ import annotations

import builtins
import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

CHANGES = ("mkdir", "rename", "replace", "link", "symlink", "fsync", "chmod", "truncate", "sendfile", "copy_file_range")
"""The functions of `os` that change the disk; what removes something works on a full disk, and is left alone."""

WRITING = frozenset("wxa+")


@dataclass
class Fault:
    """What happens at an operation: the `at`-th one fails with `error`, and with `lasting` every one after it.

    Without an error the process is killed; with `at` 0 nothing happens, and `seen` counts the operations.
    """

    at: int = 0
    error: int | None = None
    lasting: bool = False
    seen: int = 0

    def step(self, path: object) -> None:
        """Counts an operation. Raises OSError where it is one that fails."""
        self.seen += 1
        if not self.at or not (self.seen == self.at or (self.lasting and self.seen > self.at)):
            return
        if self.error is None:
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            raise OSError(self.error, os.strerror(self.error), path if isinstance(path, str | os.PathLike) else None)


class Written:
    """A file that is written: what it is given reaches the disk in part where the disk fails."""

    def __init__(self, file: Any, fault: Fault, path: object) -> None:
        self._file, self._fault, self._path = file, fault, path

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> Written:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def write(self, content: Any) -> Any:
        try:
            self._fault.step(self._path)
        except OSError:
            self._file.write(content[: len(content) // 2])
            raise
        return self._file.write(content)

    def close(self) -> None:
        self._file.close()
        self._fault.step(self._path)


@contextmanager
def injected(fault: Fault) -> Iterator[Fault]:
    """The fault is in force inside."""

    def counted(honest: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            fault.step(arguments[0])
            return honest(*arguments, **named)

        return call

    honest_open = io.open

    def opened(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        if not WRITING & set(mode):
            return honest_open(file, mode, *arguments, **named)
        fault.step(file)
        return Written(honest_open(file, mode, *arguments, **named), fault, file)

    with ExitStack() as patches:
        for name in CHANGES:
            if hasattr(os, name):
                patches.enter_context(patch.object(os, name, counted(getattr(os, name))))
        patches.enter_context(patch.object(io, "open", opened))
        patches.enter_context(patch.object(builtins, "open", opened))
        yield fault
