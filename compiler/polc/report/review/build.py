"""Findings, open and accepted, as a review for counsel: policy by policy, finding by finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Sources, Span
from polc.model.policy import Policy
from polc.reference.phrases import in_full, phrase
from polc.reference.rules import RulePage, rule_page
from polc.report.excerpt import REACH, without_comment
from polc.report.review.choices import choices_of
from polc.report.review.values import Acceptance, Law, Passage, PolicyReview, Quoted, Review, ReviewEntry
from polc.report.run import SEVERITIES
from polc.report.terminal import printable
from polc.report.words import Told, in_words, tell

BEFORE, MARKED, AFTER = 60, 300, 60
"""The most characters of a line that are quoted before, at and after the words at fault."""
MOST = 6
"""The most lines that are quoted."""
GAP = re.compile(r"(?<=\S) {2,}")
BOOK = "review.toml"
"""The phrases of a review."""
DEEPEST = 4
"""The most blanks before a line: examples and policies are set in columns that a narrow page would tear apart."""
DIRECTIVE = re.compile(r"^# (?:without|as of) .*\n?", re.MULTILINE)
"""Lines of an example that only say on what it is laid."""


@record
class Case:
    """A finding to review, and that it is accepted, None where it is open."""

    finding: Finding
    accepted: Acceptance | None = None


def review_of(policies: Sequence[Policy], cases: Sequence[Case], sources: Sources, day: date, lang: str) -> Review:
    """The cases by the files that they are in: first the policies, in their order, then other files."""
    told = tell([c.finding for c in cases], sources, lang)
    by_path: dict[str, list[tuple[Case, Told]]] = {}
    for case, words in zip(cases, told, strict=True):
        by_path.setdefault(case.finding.span.path, []).append((case, words))
    known = {p.path: p for p in policies if p.header}
    paths = dict.fromkeys(chain(known, by_path))
    as_of = in_full(day, lang)
    return Review(lang, day, as_of, tuple(_policy(known.get(p), p, by_path.get(p, []), sources, lang) for p in paths))


def _policy(
    policy: Policy | None, path: str, cases: Iterable[tuple[Case, Told]], sources: Sources, lang: str
) -> PolicyReview:
    ordered = sorted(cases, key=lambda c: (SEVERITIES.index(c[1].severity), c[0].finding.span, c[1].rule))
    first: dict[str, int] = {}
    entries = []
    for number, (case, told) in enumerate(ordered, 1):
        above = first.setdefault(told.rule, number)
        entries.append(_entry(number, 0 if above == number else above, case, told, sources, lang))
    counts = []
    for severity in SEVERITIES:
        of_it = [e for e in entries if e.severity == severity]
        if of_it:
            accepted = sum(e.accepted is not None for e in of_it)
            counts.append((severity, len(of_it) - accepted, accepted))
    header = policy.header if policy else None
    title = header.title if header else None
    return PolicyReview(
        title=in_words(title, lang) if title else (policy.id if policy else "") or path,
        path=path,
        controllers=", ".join(in_words(c.label, lang) for c in policy.controllers) if policy else "",
        version=str(header.word("version") or "") if header else "",
        effective=_stated_day(policy, lang),
        counts=tuple(counts),
        entries=tuple(entries),
        choices=choices_of(policy, sources, lang) if policy else (),
    )


def _stated_day(policy: Policy | None, lang: str) -> str:
    """The day from which the policy says that it applies.

    As written where that is no day, empty where it says none.
    """
    stated = policy.header.word("effective") if policy and policy.header else None
    if stated is None:
        return ""
    try:
        return in_full(date.fromisoformat(stated.text), lang)
    except ValueError:
        return stated.text


def acceptance_told(acceptance: Acceptance, lang: str) -> str:
    """By what a finding is accepted, in words."""
    dated = _accepted(acceptance, lang) or acceptance
    return phrase(dated.key, lang, BOOK, **dated.facts)


def _accepted(acceptance: Acceptance | None, lang: str) -> Acceptance | None:
    if acceptance is None or acceptance.until is None:
        return acceptance
    return Acceptance(acceptance.reason, acceptance.who, acceptance.until, in_full(acceptance.until, lang))


def _entry(number: int, above: int, case: Case, told: Told, sources: Sources, lang: str) -> ReviewEntry:
    page = rule_page(told.rule)
    return ReviewEntry(
        number=number,
        severity=told.severity,
        rule=told.rule,
        title=page.words("title", lang),
        message=told.message,
        path=told.place.path,
        line=told.place.start.line,
        quoted=tuple(_quoted_lines(case.finding.span, sources)),
        others=tuple(Passage(r.path, r.start.line, r.label) for r in told.related if r.label),
        laws=tuple(Law(c.label, c.url) for c in told.citations),
        fix=told.fix,
        why=() if above else _paragraphs(page.section(lang)),
        wrong="" if above else _example(page, "Wrong"),
        right="" if above else _example(page, "Right"),
        above=above,
        accepted=_accepted(case.accepted, lang),
    )


def _quoted_lines(span: Span, sources: Sources) -> Iterable[Quoted]:
    """The lines that a span covers, those of a file that could be read."""
    source = sources[span.path]
    if not source.text:
        return
    start, end = source.position(span.start), source.position(span.end)
    last = min(end.line, start.line + MOST - 1)
    for number in range(start.line, last + 1):
        length = source.length_of_line(number)
        first, tail = source.line(number, 0, REACH), source.line(number, max(0, length - REACH))
        left = start.column - 1 if number == start.line else len(first) - len(first.lstrip())
        right = end.column - 1 if number == end.line else length - len(tail) + len(tail.rstrip())
        right = max(right, min(left + 1, length))
        before = _tightened(_readable(source.line(number, max(0, left - REACH), left)))
        marked = _tightened(_readable(source.line(number, left, min(right, left + REACH))))
        after = _readable(source.line(number, right, right + REACH))
        after = GAP.sub(" ", after if right + REACH < length else without_comment(after)).rstrip()
        yield Quoted(
            number,
            before if len(before) <= BEFORE else f"…{before[-BEFORE:]}",
            marked if len(marked) <= MARKED else f"{marked[:MARKED]}…",
            after if len(after) <= AFTER else f"{after[:AFTER]}…",
        )
    if end.line > last:
        yield Quoted(last + 1, "", "", "⋮")


def _readable(line: str) -> str:
    return printable(line.replace("\t", " "))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(p.split()) for p in re.split(r"\n\s*\n", text) if p.strip())


def _example(page: RulePage, heading: str) -> str:
    found = page.examples(heading)
    lines = DIRECTIVE.sub("", found[0]).rstrip().split("\n") if found else []
    return "\n".join(_tightened(line) for line in lines)


def _tightened(line: str) -> str:
    """The line with few blanks before it, and one between two words."""
    words = line.lstrip(" ")
    return " " * min(len(line) - len(words), DEEPEST) + GAP.sub(" ", words)
