"""By what means a command judges policies: the cache of the user, processes, an executor that the user names."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from polc.commands.caching import Cache, cache_folder
from polc.commands.configuration import Configuration
from polc.commands.exits import CannotRunError
from polc.commands.progress import progress
from polc.commands.running import Means

if TYPE_CHECKING:
    from concurrent.futures import Executor


def means(config: Configuration, lang: str, *, no_cache: bool = False, jobs: int = 0, executor: str = "") -> Means:
    """The means of a run; `jobs` of 0 are one for each processor, `executor` is `module:factory`.

    Raises CannotRunError where there is no such factory.
    """
    folder = None if no_cache or not config.cache else cache_folder(os.environ)
    return Means(Cache(folder), jobs, _factory(executor) if executor else None, _progress(lang))


def _progress(lang: str) -> Callable[[int], AbstractContextManager[Callable[[], None]]]:
    return lambda files: progress(files, lang, "checking")


def _factory(asked: str) -> Callable[[], Executor]:
    """What `module:factory` names, to be called for an executor. The module may stand in the folder of the run."""
    from importlib import import_module

    name, colon, attribute = asked.partition(":")
    if not (name and colon and attribute):
        raise CannotRunError("executor-form", name=asked)
    if str(Path.cwd()) not in sys.path:
        sys.path.append(str(Path.cwd()))
    try:
        found: object = import_module(name)
        for part in attribute.split("."):
            found = getattr(found, part)
    except Exception as error:
        raise CannotRunError("executor-import", name=asked, reason=_said(error)) from error
    return lambda: _made(found, asked)


def _made(factory: object, asked: str) -> Executor:
    from concurrent.futures import Executor

    try:
        made = factory() if callable(factory) else factory
    except Exception as error:
        raise CannotRunError("executor-failed", name=asked, reason=_said(error)) from error
    if not isinstance(made, Executor):
        raise CannotRunError("not-an-executor", name=asked, found=type(made).__name__)
    return made


def _said(error: Exception) -> str:
    """What an error of somebody else's code says, on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
