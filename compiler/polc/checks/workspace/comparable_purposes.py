"""What is compared of purposes that several policies of one controller may have: their legal bases and periods.

Two purposes are the same where the same controller, known by its legal name, serves the same kinds of purposes, by the
same media, for the same persons. Knows one declaration at a time, and no other policy.
"""

from __future__ import annotations

from polc.checks.workspace.summary import Stated
from polc.core.findings import Fact
from polc.core.values import RetentionTerm
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary

IN_UNITS = {"year": (12, "month"), "week": (7, "day")}
"""Units of time that are so many of a smaller one."""


def same_purpose(policy: Policy, declaration: Declaration) -> frozenset[str]:
    """The names by which a purpose is the same as another one.

    Empty where it does not state enough.
    """
    purpose = policy.purpose(declaration.id)
    subjects = policy.effective(purpose, "subjects") if purpose else None
    if purpose is None or not purpose.kinds or purpose.kinds.open or not subjects or subjects.open:
        return frozenset()
    parts = [sorted(purpose.kinds.names), sorted(purpose.media.names), sorted(subjects.names)]
    companies = (c.text("legal-name") for c in policy.controllers)
    names = (p.text for company in companies if company for p in company.passages)
    return frozenset(f"{' '.join(name.casefold().split())}|{parts}" for name in names)


def stated_bases(declaration: Declaration) -> Stated | None:
    """The legal bases that a purpose states itself."""
    statements = declaration.all("basis")
    words = [g.own_words[0] for s in statements for g in s.all("ground") if g.own_words]
    terms = {word.text: vocabulary("legal-bases").term_of(word.text, word) for word in words}
    values: dict[str, Fact] = dict(terms)
    return Stated(statements[0].span, values) if values else None


def stated_period(declaration: Declaration) -> Stated | None:
    """The one period that a purpose states itself, by its length and its start.

    None for a chain or none.
    """
    kept = declaration.retention_term()
    if kept is None or kept.only_if or len(kept.periods) != 1:
        return None
    (period,) = kept.periods
    if period.duration is None:
        return None
    start = "|".join(sorted(word.text for word in period.events))
    count, unit = IN_UNITS.get(period.duration.unit, (1, period.duration.unit))
    key = f"{start}/{period.duration.number * count} {unit}"
    return Stated(period.span, {key: RetentionTerm(period.span, (period,))})


def differ_in_length(here: Stated, there: Stated) -> bool:
    """True for two lengths of time that run from the same event."""
    mine, theirs = next(iter(here.values)), next(iter(there.values))
    return mine != theirs and mine.partition("/")[0] == theirs.partition("/")[0] != ""
