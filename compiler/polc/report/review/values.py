"""A review of findings as plain values, in the words of a reader's language.

Both who makes it from findings and who lays it out as a page or a document know these values, and not each other.
"""

from __future__ import annotations

import re
from datetime import date

from polc.core.record import record

CODE = re.compile(r"`([^`]*)`")


@record
class Quoted:
    """A line of a file, counted from 1, in three pieces: `marked` are the words at fault."""

    number: int
    before: str
    marked: str
    after: str


@record
class Law:
    """A provision and its official address, which may be empty."""

    label: str
    url: str


@record
class Passage:
    """Another place that matters for a finding, and why."""

    path: str
    line: int
    label: str


@record
class Acceptance:
    """That a finding is accepted: by a baseline, or by a waiver of somebody (`who`) until a day, excluded.

    `day` is that day in words; empty before a review is made.
    """

    reason: str
    who: str = ""
    until: date | None = None
    day: str = ""

    @property
    def key(self) -> str:
        """The phrase that tells it."""
        return "waiver" if self.until else "baseline"

    @property
    def facts(self) -> dict[str, str]:
        """What the phrase mentions."""
        return {"reason": self.reason, "who": self.who, "until": self.day}


@record
class ReviewEntry:
    """One finding of a policy.

    `number` counts from 1 within the policy; `severity` is error, warning or advice; `path` and `line` say where it is.
    `why` are paragraphs, `wrong` and `right` examples of the rule's page, all empty where `above` is the number of an
    earlier finding of the same rule that tells them. A text may hold code between backticks.
    """

    number: int
    severity: str
    rule: str
    title: str
    message: str
    path: str
    line: int
    quoted: tuple[Quoted, ...]
    others: tuple[Passage, ...]
    laws: tuple[Law, ...]
    fix: str
    why: tuple[str, ...]
    wrong: str
    right: str
    above: int = 0
    accepted: Acceptance | None = None


@record
class Choice:
    """What an author chose where the law leaves a choice.

    `kind` is basis, period, recipient, safeguard or right; `chosen` is empty where nothing is stated of `subject`.
    """

    kind: str
    subject: str
    chosen: str
    path: str
    line: int


@record
class PolicyReview:
    """The findings of one policy, or of one file without any: `title` is then its path. Facts may be empty.

    `counts` are, for each severity that occurs, the numbers of open and of accepted findings; `choices` are what
    counsel is asked to validate whatever was found.
    """

    title: str
    path: str
    controllers: str
    version: str
    effective: str
    counts: tuple[tuple[str, int, int], ...]
    entries: tuple[ReviewEntry, ...]
    choices: tuple[Choice, ...] = ()


@record
class Review:
    """The reviews of all policies of a run, in a language, under the law of a day, which `as_of` gives in words."""

    lang: str
    day: date
    as_of: str
    policies: tuple[PolicyReview, ...]


def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, each with whether it is code: what stands between backticks."""
    found: list[tuple[str, bool]] = []
    for number, piece in enumerate(CODE.split(text)):
        if piece:
            found.append((piece, number % 2 == 1))
    return tuple(found)
