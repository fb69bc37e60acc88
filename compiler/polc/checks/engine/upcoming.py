"""What the days to come change for a policy that stays as it is.

Findings appear and disappear. Analyses the same file as of each day on which the law's data, a rule or the file itself
turn. The day to look ahead from is passed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from polc.checks.engine.analysis import analyse
from polc.core.calendar import years_after
from polc.core.findings import Finding
from polc.core.record import record
from polc.core.values import Word
from polc.model.application_dates import review_day
from polc.model.policy import Policy
from polc.reference.dated import DatedFact, dated_facts
from polc.reference.days import turning_days
from polc.reference.rules import rule_page
from polc.syntax.tree import File, Node

Key = tuple[object, ...]


@record
class Change:
    """One day that changes the findings of a policy, compared with its eve.

    `appear` and `disappear` are in the order of their places; a finding that only becomes more or less serious stands
    in both, with each severity. `facts` are the legal facts that begin to hold on that day, whatever they have to do
    with these findings.
    """

    day: date
    appear: tuple[Finding, ...]
    disappear: tuple[Finding, ...]
    facts: tuple[DatedFact, ...]


def changes_ahead(file: File, used: Sequence[File], mistakes: Sequence[Finding], as_of: date) -> tuple[Change, ...]:
    """The later days on which the findings of a file change, the nearest first.

    They come after `as_of`. Takes what `analyse` takes. While a mistake keeps the rules from running, nothing can be
    said: the result is empty.
    """
    if mistakes:
        return ()
    today = analyse(file, used, (), as_of)
    before = _by_identity(today.findings)
    changes = []
    for day in days_ahead(file, used, today.policy, as_of):
        after = _by_identity(analyse(file, used, (), day).findings)
        appear = tuple(f for key, f in after.items() if key not in before)
        disappear = tuple(f for key, f in before.items() if key not in after)
        if appear or disappear:
            facts = tuple(f for f in dated_facts().values() if f.day == day and not f.proposal)
            changes.append(Change(day, appear, disappear, facts))
        before = after
    return tuple(changes)


def days_ahead(file: File, used: Sequence[File], policy: Policy, as_of: date) -> tuple[date, ...]:
    """The days after `as_of` that can change anything.

    They are those of the law, those that the files name, and that of the review.
    """
    days = set(turning_days())
    for declaration in (d for f in (file, *used) for d in f.declarations):
        days |= set(_written_dates(declaration))
    review = review_day(policy)
    if review:
        days.add(review)
    return tuple(sorted(d for d in days if d > as_of))


def _by_identity(findings: Sequence[Finding]) -> dict[Key, Finding]:
    """The findings by what makes two the same on different days: all but their facts."""
    return {
        (f.rule, f.span, f.subject, f.variant, f.severity or rule_page(f.rule).severity_of(f.variant)): f
        for f in findings
    }  # fmt: skip


def _written_dates(node: Node) -> Iterator[date]:
    """The dates written in a declaration.

    Some limit its statements, and some are stated by them.
    """
    for part in node.walk():
        limits = (part.when.start, part.when.end) if part.when else ()
        words = [v for v in part.values if isinstance(v, Word) and v.kind == "date"]
        for word in (*(word for word in limits if word), *words):
            try:
                day = date.fromisoformat(word.text)
            except ValueError:
                continue  # an impossible date has its own finding
            yield day
            if part.rule == "waive":
                yield years_after(day, -1)  # before that day, the waiver is longer than a year
