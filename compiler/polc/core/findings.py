"""The one kind of finding: a rule, places, and named facts.

Its words come from the rule's page when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from polc.core.record import field, record
from polc.core.sources import Span
from polc.core.values import Duration, Period, RetentionTerm, Text, Word


@record
class Term:
    """A named thing in each language of the tool: language tag to name.

    A term of the vocabulary is one.
    """

    names: Mapping[str, str]
    id: str = ""


Fact = str | int | float | date | Term | Text | Word | Duration | Period | RetentionTerm | tuple["Fact", ...]
"""What a message can mention; turned into words in the reader's language by the report."""


@record
class Related:
    """Another place that matters: `label` is a key of the labels on the rule's page."""

    span: Span
    label: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@record
class Finding:
    """One thing to mend.

    `rule` is the slug `group/name`; `span` the words at fault; `subject` the declaration it is about (kind and name);
    `variant` picks another message of the rule's page, and `severity` another severity, where the page allows it;
    `citations` are the norms it stands on, where it was made by a rule: those of the rule's page and its own.
    """

    rule: str
    span: Span
    facts: Mapping[str, Fact] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    subject: tuple[str, str] = ("", "")
    variant: str = ""
    severity: str = ""
    citations: tuple[str, ...] = ()


def set_of(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without repetitions.

    One rule says one thing once about the same words.
    """
    return list(distinct(findings))


def distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Goes through the findings as `set_of` gives them, one by one."""
    findings = list(findings)  # all of them stay, so that a fact is known by its identity
    first: dict[tuple[object, ...], Finding] = {}
    seen: dict[tuple[object, ...], set[tuple[tuple[str, str], ...]]] = {}
    written: dict[int, str] = {}
    for finding in findings:
        span = finding.span
        key = (finding.rule, span.path, span.start, span.end, finding.subject, finding.variant)
        if key in first:
            told = seen.setdefault(key, {_facts(first[key], written)})
            if (facts := _facts(finding, written)) in told:
                continue
            told.add(facts)
        else:
            first[key] = finding
        yield finding


def _facts(finding: Finding, written: dict[int, str]) -> tuple[tuple[str, str], ...]:
    """The facts as strings, as some of them cannot be hashed.

    `written` keeps those that many findings share.
    """
    told = []
    for name, fact in sorted(finding.facts.items(), key=lambda item: item[0]):
        if id(fact) not in written:
            written[id(fact)] = repr(fact)
        told.append((name, written[id(fact)]))
    return tuple(told)
