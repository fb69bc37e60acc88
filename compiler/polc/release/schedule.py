"""Which release of a policy applies on a day, from when and until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from itertools import pairwise

from polc.core.record import record
from polc.release.manifest import Manifest


class Standing(Enum):
    """How a release stands on a day.

    NEVER for one that another replaced before it applied.
    """

    COMING = "coming"
    CURRENT = "current"
    PAST = "past"
    NEVER = "never"


@record
class Tenure:
    """A release with the first day on which it no longer applies, None while no other follows."""

    release: Manifest
    until: date | None = None

    def standing(self, day: date) -> Standing:
        """How it stands on a day."""
        if self.until == self.release.effective:
            return Standing.NEVER
        if self.release.effective > day:
            return Standing.COMING
        return Standing.CURRENT if self.until is None or day < self.until else Standing.PAST


def tenures(releases: Iterable[Manifest]) -> tuple[Tenure, ...]:
    """The releases of one policy, the oldest first, each until the next one applies."""
    ordered = sorted(releases, key=lambda r: (r.effective, r.number))
    followed = [Tenure(before, after.effective) for before, after in pairwise(ordered)]
    return (*followed, *(Tenure(r) for r in ordered[-1:]))


def shown(found: Sequence[Tenure], day: date) -> Tenure | None:
    """The release to show on a day: the one in force, else the first to come.

    None where there is no release.
    """
    for standing in (Standing.CURRENT, Standing.COMING):
        for tenure in found:
            if tenure.standing(day) is standing:
                return tenure
    return None
