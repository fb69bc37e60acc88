"""By what means a command judges policies: the cache of the user, processes, an executor that the user names."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from polc.cli.progress import progress
from polc.project.cache.store import cache_folder
from polc.project.configuration import Configuration
from polc.project.errors import CannotRunError
from polc.project.isolation import checkout_of, children_are_isolated, is_of_checkout, isolate_children
from polc.project.running import RunOptions

if TYPE_CHECKING:
    from concurrent.futures import Executor


def means(config: Configuration, lang: str, *, no_cache: bool = False, jobs: int = 0, executor: str = "") -> RunOptions:
    """The means of a run.

    `jobs` of 0 are one for each processor, `executor` is `module:factory`. Raises CannotRunError where there is no such
    factory.
    """
    folder = None if no_cache or not config.cache else cache_folder(os.environ)
    return RunOptions(folder, jobs, _factory(executor) if executor else None, _progress(lang))


def _progress(lang: str) -> Callable[[int], AbstractContextManager[Callable[[], None]]]:
    return lambda files: progress(files, lang, "checking")


def _factory(asked: str) -> Callable[[], Executor]:
    """What `module:factory` names, to be called for an executor.

    No module of the checkout is loaded.
    """
    from importlib import import_module

    name, colon, attribute = asked.partition(":")
    if not (name and colon and attribute):
        raise CannotRunError("executor-form", name=asked)
    if not children_are_isolated():
        raise CannotRunError("executor-unsafe", name=asked)
    isolate_children()
    try:
        if _stands_in_checkout(name.partition(".")[0]):
            raise CannotRunError("executor-of-checkout", name=asked)
        found: object = import_module(name)
        for part in attribute.split("."):
            found = getattr(found, part)
    except CannotRunError:
        raise
    except Exception as error:
        raise CannotRunError("executor-import", name=asked, reason=_error_line(error)) from error
    return lambda: _executor_from(found, asked)


def _stands_in_checkout(package: str) -> bool:
    """True for a module or package of the checkout, whether it would be found or has been taken off the way."""
    from importlib.util import find_spec

    top = checkout_of(os.curdir)
    if package == __name__.partition(".")[0]:
        return False  # polc itself, wherever it runs from
    spec = find_spec(package)
    if spec is None:
        return Path(f"{package}.py").exists() or Path(package).is_dir()
    places = [spec.origin or "", *(spec.submodule_search_locations or ())]
    return any(is_of_checkout(place, top) for place in places if Path(place).is_absolute())


def _executor_from(factory: object, asked: str) -> Executor:
    from concurrent.futures import Executor

    try:
        made = factory() if callable(factory) else factory
    except Exception as error:
        raise CannotRunError("executor-failed", name=asked, reason=_error_line(error)) from error
    if not isinstance(made, Executor):
        raise CannotRunError("not-an-executor", name=asked, found=type(made).__name__)
    return made


def _error_line(error: Exception) -> str:
    """What an error of somebody else's code says, on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
