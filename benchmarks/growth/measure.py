"""What is done with a policy, how much processor time it takes, and how that grows."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.growth.case import BASE, Case
from polc.compare.comparison import compare
from polc.export.context import FileError, Marks
from polc.export.html import render
from polc.export.redline.comparison import marked
from polc.export.registry import FORMATS
from polc.model.policy import Policy
from polc.notice.notice import notice_of
from polc.project.checking import Checked, Standard, check_paths
from polc.report import text
from polc.report.differences.text import report as differences_report
from polc.report.differences.words import Version, tell_differences
from polc.report.text import plain
from polc.report.words import tell

DAY = date(2026, 11, 22)
NAME = Path("growth.pol")
STEP = 4
"""How many times more often a thing stands in the next policy."""
STEEPEST = 1.3
"""The largest exponent: a policy of four times as much may take six times as long, but no more."""
FLOOR = 0.1
"""Seconds below which a time is not judged by its exponent."""
SLOWEST = 2.0
"""The most seconds for a check of a megabyte."""
LONGEST = 20.0
"""Seconds after which no larger policy is tried."""
MEGABYTE = 1_000_000


class Grown(NamedTuple):
    """The times of a task on policies of growing size: pairs of bytes and seconds of processor time."""

    case: str
    task: str
    times: tuple[tuple[int, float], ...]

    @property
    def exponent(self) -> float:
        """By what power of its size the time of the largest policy has grown since the one before."""
        if len(self.times) < 2 or self.times[-1][1] < FLOOR:
            return 0.0
        (_, before), (_, after) = self.times[-2:]
        base = self.times[0][1]
        return math.log(max(after - base, 1e-3) / max(before - base, FLOOR / STEP)) / math.log(STEP)

    @property
    def slow(self) -> bool:
        """True where a check of the largest policy takes more than one of a megabyte may."""
        size, seconds = self.times[-1]
        return self.task == "check" and seconds > SLOWEST * max(1.0, size / MEGABYTE)

    @property
    def steep(self) -> bool:
        """True where the time grows too fast."""
        return self.exponent > STEEPEST


def grown(case: Case, task: str, largest: int, first: int) -> Grown:
    """The times of a task on policies that hold a thing ever more often.

    Begins with policies that are `first` bytes longer than one that holds it once, up to `largest` bytes, or to the
    limits of a file; ends early where one takes too long.
    """
    once, twice = (len(case.text(n).encode()) for n in (1, 2))
    each = max(1, twice - once)
    counts, count = [1], max(2, first // each)
    while count * each <= largest and count <= case.most:
        counts.append(count)
        count *= STEP
    if len(counts) < 3 and case.most > 1:
        counts = [1, max(2, min(case.most, largest // each) // STEP), max(2, min(case.most, largest // each))]
    times: list[tuple[int, float]] = []
    for count in counts:
        content = case.text(count).encode()
        times.append((len(content), min(TASKS[task](content) for _ in range(1 if count > 1 else 2))))
        if times[-1][1] > LONGEST:
            break
    result = Grown(case.name, task, tuple(times))
    if result.steep and not result.slow:
        again = [TASKS[task](case.text(count).encode()) for count in counts[-2:]]
        pairs = zip(times[-2:], again, strict=True)
        result = result._replace(times=(*times[:-2], *((size, min(took, more)) for (size, took), more in pairs)))
    return result


def _checked(content: bytes) -> Checked:
    return check_paths([], DAY, Standard(content, NAME), baseline=False)


def _policy(content: bytes) -> Policy:
    return _checked(content).policies[0]


def _timed(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def check(content: bytes) -> float:
    """Seconds to read, judge and report."""

    def work() -> None:
        checked = _checked(content)
        text.report(tuple(tell(checked.findings, checked.sources, "en")), checked.sources, 1, DAY, "en", plain)

    return _timed(work)


def build(content: bytes) -> float:
    """Seconds to make the page, the fragment, Markdown and text, in English, of a policy that has been judged."""
    policy = _policy(content)

    def work() -> None:
        render(policy, "en")
        notice = notice_of(policy, "en")
        for name in ("html-fragment", "markdown", "text"):
            FORMATS[name].write([notice], Marks(DAY))

    return _timed(work) if policy.header else 0.0


def files(content: bytes) -> float:
    """Seconds to make the Word document and the PDF."""
    policy = _policy(content)

    def work() -> None:
        notice = notice_of(policy, "en")
        for name in ("docx", "pdf"):
            try:
                FORMATS[name].write([notice], Marks(DAY))
            except FileError:
                continue

    return _timed(work) if policy.header else 0.0


def _versions(content: bytes) -> tuple[Policy, Policy]:
    """The policy, and one in which every second word that it adds to the base is another."""
    added = content.decode()[len(BASE) :].split(" ")
    other = " ".join(word[::-1] if number % 2 and word.isalpha() else word for number, word in enumerate(added))
    return _policy(content), _policy((BASE + other).encode())


def diff(content: bytes) -> float:
    """Seconds to tell what differs from another version, and from the base."""
    one, base = _checked(content), _checked(BASE.encode())
    policies = one.policies[0], base.policies[0]
    if not policies[0].header:
        return 0.0
    versions = Version("one", one.sources), Version("base", base.sources)

    def work() -> None:
        for pair, shown in ((policies, versions), (policies[::-1], versions[::-1])):
            told = tell_differences(compare(*pair), *shown, DAY, "en")
            differences_report(told, plain)

    return _timed(work)


def redline(content: bytes) -> float:
    """Seconds to mark in the text of the policy what it says otherwise than another version and than the base."""
    notices = [
        notice_of(policy, "en") if policy.header else None for policy in (*_versions(content), _policy(BASE.encode()))
    ]
    return _timed(lambda: [marked(notices[0], other) for other in notices[1:]])


TASKS = {"check": check, "build": build, "diff": diff, "redline": redline, "files": files}
