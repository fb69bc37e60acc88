"""Every case of this folder gives what its leading comments expect: README.md says how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from polc.checks.engine.analysis import Analysis
from polc.core.sources import Source
from polc.export.text import text
from polc.notice.notice import notice_of
from polc.reference.rules import slugs
from polc.report.words import Told, tell
from tests.overlay import AS_OF, DAY, analysed, laid_over

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.rglob("*.pol"))
EXPECTED = re.compile(r"#\s*(finds|silent|not|says|cites|prints|omits)\b\s*(.*)")
FOUND = re.compile(r"(\S+) at (.+)")
QUOTED = re.compile(r'([a-z]{2}) "(.+)"')


@dataclass(frozen=True)
class Case:
    """A file of this folder, and what it expects: pairs of a word such as `finds` and what follows it."""

    path: Path

    @cached_property
    def written(self) -> str:
        """What the file holds."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def expected(self) -> list[tuple[str, str]]:
        """What the leading comments expect, in their order."""
        lines = (line.strip() for line in self.written.split("\n"))
        return [match.group(1, 2) for line in _leading(lines) if (match := EXPECTED.fullmatch(line))]

    @cached_property
    def source(self) -> str:
        """The whole policy: the file, laid over the skeleton unless it is a policy by itself."""
        return self.written if "# whole" in self.written.split("\n") else laid_over(self.written)

    @cached_property
    def analysis(self) -> Analysis:
        """The policy as read, and its findings."""
        day = AS_OF.search(self.written)
        return analysed(self.source, date.fromisoformat(day.group(1)) if day else DAY)

    def told(self, lang: str = "en") -> list[Told]:
        """The findings in words."""
        sources = {"example.pol": Source("example.pol", self.source)}
        return tell(self.analysis.findings, sources, lang)

    def page(self, lang: str) -> str:
        """The words of the page, with one space between them."""
        return _plain(text(notice_of(self.analysis.policy, lang)))


def _plain(words: str) -> str:
    """Words with one ordinary space between them."""
    return " ".join(words.split())


def _leading(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line and not line.startswith("#"):
            return
        yield line


def _missing(case: Case, expected: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What does not hold, in words."""
    told = case.told()
    lines = case.source.split("\n")
    found = [(t.rule, lines[t.place.start.line - 1].strip()) for t in told]
    wanted = []
    for word, rest in expected:
        if word == "finds":
            rule, beginning = _parts(FOUND, rest)
            assert rule in slugs(), f"no rule {rule}"
            place = next((each for each in found if each[0] == rule and each[1].startswith(beginning)), None)
            wanted.append(place or (rule, beginning))
        elif word == "not":
            yield from (f"{rule} speaks at: {line}" for rule, line in found if rule.startswith(rest))
        elif word == "cites":
            if not any(rest in f.citations for f in case.analysis.findings):
                yield f"nothing rests on {rest}"
        elif word == "says":
            lang, words = _parts(QUOTED, rest)
            if not any(words in _plain(f"{t.message} {t.fix}") for t in case.told(lang)):
                yield f"no finding says: {words}"
        elif word in ("prints", "omits"):
            lang, words = _parts(QUOTED, rest)
            if (words in case.page(lang)) != (word == "prints"):
                yield f"the page in {lang} {'lacks' if word == 'prints' else 'has'}: {words}"
    if any(word in ("finds", "silent") for word, _ in expected) and sorted(wanted) != sorted(found):
        yield f"found {sorted(found)}, not {sorted(wanted)}"


def _parts(form: re.Pattern[str], rest: str) -> tuple[str, str]:
    match = form.fullmatch(rest)
    assert match, f"cannot read: {rest}"
    return match.group(1), match.group(2)


@pytest.mark.parametrize("path", CASES, ids=[str(p.relative_to(FOLDER).with_suffix("")) for p in CASES])
def test_case_is_judged_gives_what_it_expects(path: Path) -> None:
    case = Case(path)
    assert case.expected, "nothing is expected: see README.md"
    assert not list(_missing(case, case.expected))
