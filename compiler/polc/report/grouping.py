"""How a report for people is arranged: by severity, then by the first article cited."""

from __future__ import annotations

from polc.core.record import record
from polc.reference.phrases import phrase
from polc.report.run import SEVERITIES, Run
from polc.report.words import Citation, Told


@record
class Group:
    """The findings of one severity that rest first of all on one article.

    `citation` is None where none is cited.
    """

    citation: Citation | None
    findings: tuple[Told, ...]


@record
class Chapter:
    """The findings of one severity: its heading in the reader's language, and its groups."""

    severity: str
    heading: str
    groups: tuple[Group, ...]


def chapters(run: Run) -> tuple[Chapter, ...]:
    """The open findings by severity and article, in the order of their places within each."""
    found = []
    for severity in SEVERITIES:
        by_article: dict[str, list[Told]] = {}
        for told in run.told:
            if told.severity == severity:
                label = told.citations[0].label if told.citations else ""
                by_article.setdefault(label, []).append(told)
        groups = tuple(
            Group(members[0].citations[0] if label else None, tuple(members)) for label, members in by_article.items()
        )
        if groups:
            heading = phrase(f"chapter-{severity}", run.lang, n=sum(len(g.findings) for g in groups))
            found.append(Chapter(severity, heading, groups))
    return tuple(found)
