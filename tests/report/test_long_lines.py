"""Findings in one long line: what is told of each is short, and made without reading the whole line again."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from polc.core.findings import Finding, Term
from polc.core.sources import Source, Span
from polc.core.values import Passage, Text
from polc.report import github, gitlab, html, junit, markdown, sarif, text
from polc.report.json import report as json_report
from polc.report.review.build import Case, review_of
from polc.report.run import Run
from polc.report.words import tell

DAY = date(2026, 11, 22)
LONG = "word " * 200_000
AT = Span("long.pol", 0, 1)
FILES = {"long.pol": Source("long.pol", LONG)}
MOST = 6_000
"""Characters of a report for a finding, and of its citations and markup."""


def findings(number: int, **facts: Text | Term | str) -> list[Finding]:
    step = len(LONG) // number
    spans = [Span("long.pol", at * step, at * step + 4) for at in range(number)]
    return [Finding("structure/undefined", span, facts or {"name": "x"}) for span in spans]


def run_of(found: list[Finding]) -> Run:
    return Run(tuple(tell(found, FILES, "en")), (), FILES, ("long.pol",), DAY, "en")


def seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


@pytest.mark.parametrize(
    "fact",
    [LONG, Term({"en": LONG}, "x"), Text((Passage("en", LONG, AT),), AT)],
)
def test_each_report_of_a_long_line_and_a_long_fact_is_short(fact: Text | Term | str) -> None:
    number = 20
    names = dict.fromkeys(("name", "found", "kind", "declaration"), fact)
    run = run_of(findings(number, **names))
    written = [m.report(run) for m in (sarif, junit, github, gitlab, markdown, html)]
    written += [json_report(run.told, 1, DAY), text.report(run.told, FILES, 1, DAY, "en")]
    assert max(map(len, written)) < number * MOST + 10_000


def test_review_of_long_line_reads_no_more_than_other_reports() -> None:
    found = findings(100)
    told = tell(found, FILES, "en")
    other = seconds(lambda: text.report(told, FILES, 1, DAY, "en"))
    cases = [Case(finding) for finding in found]
    assert seconds(lambda: review_of((), cases, FILES, DAY, "en")) < 0.5 + 5 * other


def test_a_review_quotes_the_words_around_in_a_long_line() -> None:
    (policy,) = review_of((), [Case(f) for f in findings(3)], FILES, DAY, "en").policies
    quoted = [entry.quoted[0] for entry in policy.entries]
    assert {q.marked.strip() for q in quoted} <= {"word", "ord", "rd w", "d wo"}
    assert all(len(q.before + q.marked + q.after) < 140 for q in quoted)
    assert (quoted[1].before[0], quoted[1].after[-1]) == ("…", "…")
