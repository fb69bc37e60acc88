"""Executors that tests name: some do what they should, some lose what they were given."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any


def threads() -> Executor:
    return ThreadPoolExecutor(2)


class _Forgetful(Executor):
    """Does every second task; of the others, the first ones fail and later ones are not taken."""

    def __init__(self) -> None:
        self._count = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._count += 1
        if self._count > 3:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future: Future[Any] = Future()
        if self._count % 2:
            future.set_exception(BrokenProcessPool("a process ended"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def forgetful() -> Executor:
    return _Forgetful()


class _Cancelling(Executor):
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future


def cancelling() -> Executor:
    return _Cancelling()


class _Old(Executor):
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        tasks, day, _, *others = args
        try:
            future.set_result(fn(tasks, day, "0.0.1", *others))
        except Exception as error:
            future.set_exception(error)
        return future


def old() -> Executor:
    return _Old()


def failing() -> Executor:
    raise ConnectionRefusedError("no scheduler\nthere")


NOTHING = 3
