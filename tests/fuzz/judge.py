"""What must hold of any input: it is read, judged and shown without an exception, in time, and in place."""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import TypeVar

from polc.core.findings import Finding
from polc.core.sources import Sources
from polc.export.context import FileError, Marks
from polc.export.html import render
from polc.export.registry import FORMATS
from polc.model.policy import Policy
from polc.notice.notice import notice_of
from polc.notice.phrasebook import languages
from polc.project.checking import Checked, Standard, check_paths
from polc.report import github, gitlab, html, junit, markdown, sarif, text
from polc.report import json as plain
from polc.report.run import Run
from polc.report.text import plain as unpainted
from polc.report.words import Told, tell
from tests.commands.run import run
from tests.safety.harmless import CONTROL

DAY = date(2026, 11, 22)
NAME = "fuzz.pol"
SECONDS = 2.0
"""The most processor time of a check of a megabyte or less, on the computer of BENCHMARKS.md at rest."""
WORK = 0.06
"""The processor time there of `_work`: what else a computer has to do makes it, and a check beside it, slower."""
STOP = 60.0
"""After this much processor time an input is given up."""
Made = TypeVar("Made")
REPORTS = (html, github, gitlab, junit, markdown, sarif)


class TooLongError(Exception):
    """Something took more processor time than it may."""


@contextmanager
def stopped(seconds: float) -> Iterator[None]:
    """Raises TooLongError in what is done within, after so many seconds of processor time."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def faults_of(content: bytes, turn: int) -> list[str]:
    """What is wrong with polc as this input shows it; empty where all is well. `turn` picks a sample."""
    try:
        with stopped(STOP):
            return list(_faults(content, turn))
    except TooLongError:
        return [f"hangs: more than {STOP:.0f} s\n{_where()}"]
    except Exception:
        return [f"raises\n{_where()}"]


def _where() -> str:
    lines = traceback.format_exc(limit=-6).strip().splitlines()
    return "\n".join(lines[-14:])


def _faults(content: bytes, turn: int) -> Iterator[str]:
    lang = ("en", "fr")[turn % 2]
    took, (checked, told, shown) = _timed(lambda: _checked(content, lang))
    findings = checked.findings
    if took > SECONDS and (took := min(_paced(content, lang) for _ in range(3))) > SECONDS:
        yield f"slow: {took:.1f} s for {len(content)} bytes, {len(findings)} findings"
    yield from _places(findings, checked.sources)
    steering = CONTROL.search(shown)
    if steering:
        yield f"steers a terminal: {steering[0]!r}"
    if len(findings) < 3000:
        outcome = Run(told, (), checked.sources, (NAME,), DAY, lang)
        plain.report(told, 1, DAY)
        REPORTS[turn % len(REPORTS)].report(outcome)
    if len(content) < 100_000 and not any(f.rule.startswith(("syntax/", "file/")) for f in findings):
        yield from _rendered(checked.policies[0], turn)
    if turn % 25 == 0:
        yield from _run(content)


def _checked(content: bytes, lang: str) -> tuple[Checked, tuple[Told, ...], str]:
    checked = check_paths([], DAY, Standard(content, Path(NAME)), baseline=False)
    told = tuple(tell(checked.findings, checked.sources, lang))
    return checked, told, text.report(told, checked.sources, 1, DAY, lang, unpainted)


def _timed(work: Callable[[], Made]) -> tuple[float, Made]:
    before = time.process_time()
    made = work()
    return time.process_time() - before, made


def _paced(content: bytes, lang: str) -> float:
    """The processor time of a check, as if the computer did nothing else: by that of a fixed work just after."""
    took, _ = _timed(lambda: _checked(content, lang))
    return took / max(1.0, _timed(_work)[0] / WORK)


def _work() -> int:
    words: dict[str, int] = {}
    for number in range(400_000):
        word = str(number % 1000)
        words[word] = words.get(word, 0) + len(word)
    return len(words)


def _places(findings: Sequence[Finding], sources: Sources) -> Iterator[str]:
    for finding in findings:
        for span in chain([finding.span], (r.span for r in finding.related)):
            source = sources.get(span.path)
            if source is None or not 0 <= span.start <= span.end <= len(source.text):
                yield f"outside: {finding.rule} at {span}"


def _rendered(policy: Policy, turn: int) -> Iterator[str]:
    if not policy.header:
        return
    page_languages = [lang for lang in policy.languages if lang in languages()]
    for lang in page_languages[:1]:
        render(policy, lang)
        notice = notice_of(policy, lang)
        for name in (
            "html-fragment",
            "markdown",
            "text",
            *(["docx"] if turn % 20 == 0 else []),
            *(["pdf"] if turn % 100 == 0 else []),
        ):
            try:
                FORMATS[name].write([notice], Marks(DAY))
            except FileError as error:
                if error.key != "no-glyph":
                    yield f"{name}: {error.key}"


def _run(content: bytes) -> Iterator[str]:
    result = run("check", "-", "--as-of", str(DAY), stdin=content)
    if result.status not in (0, 1, 2) or "Traceback" in result.errors or (result.status == 2 and result.output):
        yield f"ends with {result.status}: {result.errors[:300]}"
