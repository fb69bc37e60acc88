"""The complete policies of `tests/ok`, read once with the libraries that they use, and the days that matter to each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from polc.checks.engine.analysis import analyse
from polc.checks.engine.upcoming import days_ahead
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.application_dates import review_day
from polc.model.build import build
from polc.model.policy import Policy
from polc.project.reading import Reader
from polc.syntax.tree import File
from tests.overlay import DAY

TESTS = Path(__file__).parent
FOLDER = TESTS / "ok"
NAMES = tuple(p.stem for p in sorted(FOLDER.glob("*.pol")))
LIBRARIES = tuple(str(p.relative_to(FOLDER).with_suffix("")) for p in sorted((FOLDER / "shared").glob("*.pol")))
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sample:
    """A file of `tests/ok` as read, the libraries it uses, the findings of reading them, and its policy as of DAY."""

    name: str
    file: File
    used: tuple[File, ...]
    mistakes: tuple[Finding, ...]
    policy: Policy

    @property
    def text(self) -> str:
        """What the file holds."""
        return self.file.source.text

    def findings(self, day: date = DAY, file: File | None = None) -> tuple[Finding, ...]:
        """The findings of the file, or of another with the same libraries, as of a day."""
        return analyse(file or self.file, self.used, self.mistakes, day).findings

    def days(self) -> tuple[date, ...]:
        """The day before and of each change that can touch the policy, from its first day on: the first and the last
        day of every stretch of time on which all stays the same.

        It ends on the eve of the review that is due two years after the policy's date: what is found from then on is
        that the policy is old, not that it is wrong.
        """
        first = min(self._effective(), default=DAY)
        due = review_day(self.policy) or date.max
        changes = days_ahead(self.file, self.used, self.policy, first - ONE_DAY)
        around = {day for change in changes for day in (change - ONE_DAY, change)}
        return tuple(sorted(day for day in {DAY, first, *around} if first <= day < due))

    def _effective(self) -> list[date]:
        statements = (s for d in self.file.declarations if d.rule == "policy" for s in d.all("effective"))
        return [date.fromisoformat(v.text) for s in statements for v in s.values if isinstance(v, Word)]


@lru_cache(maxsize=64)
def sample(name: str) -> Sample:
    """A file of `tests/ok` by its name, such as `bakery-shop` or `shared/france`."""
    path = FOLDER / f"{name}.pol"
    reader = Reader()
    read = reader.read(path)
    used, faults = reader.used(read.file, path, TESTS)
    policy, names = build(read.file, used, DAY)
    return Sample(name, read.file, tuple(used), (*read.findings, *faults, *names), policy)
