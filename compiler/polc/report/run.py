"""What every format is made from: one run's findings in words, and what surrounds them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from polc.core.record import record
from polc.core.sources import Sources
from polc.report.words import Told

SEVERITIES = ("error", "warning", "advice")


@record
class Accepted:
    """A finding that is accepted, with the reason; `in_source` where a waiver in the policy accepts it."""

    told: Told
    reason: str
    in_source: bool = False


@record
class Run:
    """The outcome of a check in words.

    `accepted` are the findings that a waiver or a baseline accepts; `paths` the files checked, as shown; `lang` the
    language of the words; `off` the number of findings of rules that the project's settings turn off; `fail_on` the
    least severity that fails.
    """

    told: tuple[Told, ...]
    accepted: tuple[Accepted, ...]
    sources: Sources
    paths: tuple[str, ...]
    as_of: date
    lang: str
    off: int = 0
    fail_on: str = "error"

    @property
    def failing(self) -> tuple[str, ...]:
        """The severities that fail."""
        return SEVERITIES[: SEVERITIES.index(self.fail_on) + 1]

    @property
    def count(self) -> Counter[str]:
        """The number of open findings of each severity."""
        return Counter(t.severity for t in self.told)
