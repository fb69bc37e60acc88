"""What is done with a policy, and how many seconds of processor time it takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

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
PLAIN = Case("base", lambda _: BASE)


def checked(case: Case, count: int) -> Checked:
    """The outcome of a check of the policy; of one that has files beside it, in a folder of its own."""
    if case.beside is None:
        return check_paths([], DAY, Standard(case.text(count).encode(), NAME), baseline=False)
    with TemporaryDirectory() as name:
        files = {"polc.toml": "", NAME.name: case.text(count), **case.beside(count)}
        for file, content in files.items():
            (Path(name) / file).write_text(content, encoding="utf-8")
        return check_paths([Path(name) / NAME], DAY)


def _policy(case: Case, count: int) -> Policy:
    return checked(case, count).policies[0]


def _timed(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def check(case: Case, count: int) -> float:
    """Seconds to read, judge and report."""
    content = case.text(count)
    made = case._replace(text=lambda _: content)

    def work() -> None:
        outcome = checked(made, count)
        text.report(tuple(tell(outcome.findings, outcome.sources, "en")), outcome.sources, 1, DAY, "en", plain)

    return _timed(work)


def build(case: Case, count: int) -> float:
    """Seconds to make the page, the fragment, Markdown and text, in English, of a policy that has been judged."""
    policy = _policy(case, count)

    def work() -> None:
        render(policy, "en")
        notice = notice_of(policy, "en")
        for name in ("html-fragment", "markdown", "text"):
            FORMATS[name].write([notice], Marks(DAY))

    return _timed(work) if policy.header else 0.0


def files(case: Case, count: int) -> float:
    """Seconds to make the Word document and the PDF."""
    policy = _policy(case, count)

    def work() -> None:
        notice = notice_of(policy, "en")
        for name in ("docx", "pdf"):
            try:
                FORMATS[name].write([notice], Marks(DAY))
            except FileError:
                continue

    return _timed(work) if policy.header else 0.0


def _other(case: Case) -> Case:
    """The version that a case is compared with; else one in which every second word that it adds is another."""
    return case._replace(text=case.other or (lambda count: _otherwise(case.text(count))))


def _otherwise(content: str) -> str:
    added = content[len(BASE) :].split(" ")
    return BASE + " ".join(word[::-1] if number % 2 and word.isalpha() else word for number, word in enumerate(added))


def diff(case: Case, count: int) -> float:
    """Seconds to tell what differs from the version to compare with where there is one, and from the base."""
    measured = checked(case, count)
    others = [checked(PLAIN, 1), *([checked(_other(case), count)] if case.other else ())]
    if not measured.policies[0].header:
        return 0.0

    def work() -> None:
        for other in others:
            for first, second in ((measured, other), (other, measured)):
                shown = Version("first", first.sources), Version("second", second.sources)
                told = tell_differences(compare(first.policies[0], second.policies[0]), *shown, DAY, "en")
                differences_report(told, plain)

    return _timed(work)


def redline(case: Case, count: int) -> float:
    """Seconds to mark in the text of the policy what it says otherwise than another version and than the base."""
    policies = (_policy(case, count), _policy(_other(case), count), _policy(PLAIN, 1))
    notices = [notice_of(policy, "en") if policy.header else None for policy in policies]
    return _timed(lambda: [marked(notices[0], other) for other in notices[1:]])


TASKS = {"check": check, "build": build, "diff": diff, "redline": redline, "files": files}
