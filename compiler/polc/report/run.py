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
    """A finding that is accepted, with the reason.

    `in_source` where a waiver in the policy accepts it.
    """

    told: Told
    reason: str
    in_source: bool = False


@record
class Run:
    """The outcome of a check in words.

    `accepted` are the findings that a waiver or a baseline accepts, in words for formats that tell them, and
    `accepted_count` is their number; `paths` the files checked, as shown; `as_of` the
    day whose law was applied, the last one of `laws` where there are several; `lang` the language of the words; `off`
    the number of findings of rules that the project's settings turn off; `failed` the fingerprints of those that fail
    the run, all at error severity where that is not told; `manual` the address
    of the manual that the project publishes.
    """

    told: tuple[Told, ...]
    accepted: tuple[Accepted, ...]
    sources: Sources
    paths: tuple[str, ...]
    as_of: date
    lang: str
    off: int = 0
    failed: frozenset[str] | None = None
    laws: tuple[date, ...] = ()
    manual: str = ""
    accepted_count: int = 0

    def fails(self, told: Told) -> bool:
        """True for a finding that fails the run."""
        return told.severity == SEVERITIES[0] if self.failed is None else told.fingerprint in self.failed

    @property
    def days(self) -> tuple[date, ...]:
        """The days whose law was applied."""
        return self.laws or (self.as_of,)

    @property
    def count(self) -> Counter[str]:
        """The number of open findings of each severity."""
        return Counter(t.severity for t in self.told)
