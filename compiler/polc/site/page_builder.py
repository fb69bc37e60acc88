"""Has the sheets of many policies made: here, or by processes of this computer; and none that need not be made again.

Whoever makes them, they are the same, and come in the order asked for. What a process did not hand back, because it was
killed, is made here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from datetime import date
from typing import TYPE_CHECKING

from polc.core.record import record, replace
from polc.project.workers.check_input import CheckInput, NotPackedError
from polc.site.cache import SiteCache
from polc.site.letters_pages import letters_path
from polc.site.page_context import View, facing_path, page_path
from polc.site.policy_pages import PolicyPages, pages_of_policy

if TYPE_CHECKING:
    from polc.model.policy import Policy

BATCH = 4
"""Policies sent at once."""
WORTHWHILE = 64
"""The sheets of fewer policies are made here before other processes have started."""


@record
class Wanted:
    """A policy whose sheets are wanted, in these languages.

    `alone` as `pages_of_policy` takes it. `model` gives its model, `task` what that is made of on a day, for other
    processes; `made` are the sheets where they were made already. `key` is a digest of all that they depend on, empty
    where nobody wants to know, or can.
    """

    policy: str
    languages: tuple[str, ...]
    model: Callable[[], Policy]
    day: date
    task: CheckInput | None = None
    made: PolicyPages | None = None
    alone: bool = True
    key: str = ""


class PageBuilder:
    """The pages of policies, in order.

    Those that the site cache has come without bodies, which are made on demand.
    """

    def __init__(self, wanted: Sequence[Wanted], site_cache: SiteCache, jobs: int) -> None:
        self._wanted = wanted
        self._jobs = jobs
        self._site_cache = site_cache
        self._bodies: dict[str, str] = {}
        self._owners: dict[str, int] = {}
        self.policy_pages: list[PolicyPages] = []

    def build(self, tick: Callable[[], None]) -> None:
        """Take the pages that the site cache has, make the others and keep them.

        `tick` is called for each.
        """
        wanted, cache = self._wanted, self._site_cache
        known = {n: found for n, r in enumerate(wanted) if r.key and (found := cache.policy_pages(r.key))}
        for n in known:
            _tick_times(tick, len(wanted[n].languages))
        made = self._build_pages([n for n in range(len(wanted)) if n not in known], tick)
        self.policy_pages = [known.get(n) or made[n] for n in range(len(wanted))]
        for number, (request, pages) in enumerate(zip(wanted, self.policy_pages, strict=True)):
            self._owners |= dict.fromkeys(_bodies(request.policy, pages), number)
            if request.key:
                cache.keep(request.key, request.languages, pages)

    def keys(self, views: Mapping[str, View]) -> dict[str, str]:
        """For the path of each view a digest of all that its page shows."""
        found = {}
        for path, view in views.items():
            body = (self._wanted[self._owners[path]].key or self._bodies[path]) if path in self._owners else view.body
            found[path] = self._site_cache.key([path, repr(replace(view, body="")), body])
        return found

    def filled(self, views: Mapping[str, View], paths: Collection[str]) -> dict[str, View]:
        """The views at some paths, those of sheets with their bodies."""
        owned = [path for path in paths if path in self._owners]
        self._build_pages(sorted({self._owners[path] for path in owned if path not in self._bodies}), lambda: None)
        bodies = {path: self._bodies[path] for path in owned}
        return {p: replace(v, body=bodies[p]) if p in bodies else v for p, v in views.items() if p in paths}

    def _build_pages(self, numbers: Sequence[int], tick: Callable[[], None]) -> dict[int, PolicyPages]:
        made = {}
        wanted = [self._wanted[n] for n in numbers]
        for number, request, policy_pages in zip(numbers, wanted, printed(wanted, self._jobs), strict=True):
            made[number] = policy_pages
            self._bodies |= _bodies(request.policy, policy_pages)
            _tick_times(tick, len(request.languages))
        return made


def build_pages(wanted: Sequence[Wanted], site_cache: SiteCache, jobs: int, tick: Callable[[], None]) -> PageBuilder:
    """Make the pages of policies by some processes; `tick` is called for each page."""
    builder = PageBuilder(wanted, site_cache, jobs)
    builder.build(tick)
    return builder


def _bodies(policy: str, policy_pages: PolicyPages) -> dict[str, str]:
    """The bodies of sheets by the paths of their pages in the site."""
    alone = {page_path(policy, page.lang): page.body for page in policy_pages.pages}
    letters = {letters_path(policy, page.lang): page.body for page in policy_pages.letters}
    return alone | letters | {facing_path(policy, *pair.languages): pair.body for pair in policy_pages.pairs}


def _tick_times(tick: Callable[[], None], times: int) -> None:
    for _ in range(times):
        tick()


def printed(wanted: Sequence[Wanted], jobs: int) -> Iterator[PolicyPages]:
    """The sheets of each policy, in order.

    `jobs` is the number of processes, 0 for one for each processor.
    """
    others = [request for request in wanted if request.task is not None and request.made is None]
    if len(others) < WORTHWHILE or _in_this_process(jobs):
        yield from map(_pages_for, wanted)
        return
    from polc.project.workers.pool import ending, pool, processes

    with ending(pool(processes(jobs), __name__)) as elsewhere:
        batches = [others[at : at + BATCH] for at in range(0, len(others), BATCH)]
        promises = [(batch, _submitted(elsewhere, batch)) for batch in batches]
        found = (policy_pages for batch, promise in promises for policy_pages in _handed_back(promise, batch))
        for request in wanted:
            yield _pages_for(request) if request.task is None or request.made is not None else next(found)


def _in_this_process(jobs: int) -> bool:
    from polc.project.workers.pool import processes

    return jobs == 1 or processes(jobs) == 1


def _submitted(elsewhere: Executor, batch: Sequence[Wanted]) -> Future[list[PolicyPages]] | None:
    """The promise of the sheets of a batch.

    None where no process is left to make them.
    """
    try:
        return elsewhere.submit(
            _batch, [(request.task, request.languages, request.day, request.alone) for request in batch if request.task]
        )
    except BrokenExecutor:
        return None


def _handed_back(promise: Future[list[PolicyPages]] | None, batch: Sequence[Wanted]) -> list[PolicyPages]:
    try:
        return promise.result() if promise else list(map(_pages_for, batch))
    except (BrokenExecutor, NotPackedError):
        return list(map(_pages_for, batch))


def _batch(tasks: Sequence[tuple[CheckInput, tuple[str, ...], date, bool]]) -> list[PolicyPages]:
    from polc.project.workers.check_worker import model

    return [pages_of_policy(model(task, day), languages, alone=alone) for task, languages, day, alone in tasks]


def _pages_for(request: Wanted) -> PolicyPages:
    return request.made or pages_of_policy(request.model(), request.languages, alone=request.alone)
