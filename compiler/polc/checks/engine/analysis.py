"""The core as one function: a parsed file to its policy and its findings.

The files that it uses are given with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice

from polc.checks.engine.registry import check
from polc.checks.engine.waivers import Waiver, apply_waivers
from polc.core.findings import Finding, distinct, set_of
from polc.core.record import record
from polc.core.sources import Source, Span
from polc.model.build import build
from polc.model.policy import Policy
from polc.syntax.errors.confusables import hidden
from polc.syntax.tree import File, Node

MOST_FINDINGS = 1_000
"""The most findings that are told of one policy: nobody reads more, and to show them takes longer than to find them."""


@record
class Analysis:
    """A file's policy as of a day, and its findings in the order of their places.

    Those that waivers accept stand apart. `judged` is false where a mistake kept the rules from being run.
    """

    policy: Policy
    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    judged: bool = True


BLANK = "syntax/blank-text"
"""The rule that speaks of a text in which nobody sees anything, so that no other finding tells of its characters."""

Look = Callable[[Source, Sequence[Finding]], list[Finding]]
"""What finds hidden characters in a source, beside the findings that are known of it."""


def analyse(
    file: File,
    used: Sequence[File],
    mistakes: Sequence[Finding],
    as_of: date,
    look: Look = hidden,
    clock: date | None = None,
) -> Analysis:
    """The policy and the findings of a file.

    `mistakes` are the findings of reading it and the files it uses. While one of them keeps a declaration from being
    read, the rules are not run: what they would miss may be just what could not be read. `look` is as good as `hidden`.
    Waivers end by the `clock`, the day whose law applies where none is given.
    """
    policy, names = build(file, used, as_of)
    told = (*mistakes, *(f for f in names if f.rule == BLANK))
    findings = [*mistakes, *names, *(f for each in (file, *used) for f in look(each.source, told))]
    accepted: tuple[tuple[Finding, Waiver], ...] = ()
    judged = not mistakes and not any(f.rule == "file/too-large" for f in names)
    if judged:
        waived = apply_waivers(policy, _waivers(file), set_of(_rule_findings(policy, file)), clock or as_of)
        lent = apply_waivers(policy, [word for other in used for word in _waivers(other)], waived.open, clock or as_of)
        findings += [*lent.open, *waived.about]
        accepted = (*waived.accepted, *lent.accepted)
    return Analysis(policy, _limited(distinct(sorted(findings, key=_sort_key))), accepted, judged)


def _sort_key(finding: Finding) -> tuple[str, int, int, str]:
    """What findings are put in order by: as by their spans and rules, only quicker."""
    span = finding.span
    return span.path, span.start, span.end, finding.rule


def _limited(findings: Iterator[Finding]) -> tuple[Finding, ...]:
    """The findings, and one more in place of those that are too many."""
    told = tuple(islice(findings, MOST_FINDINGS))
    left = next(findings, None)
    if left is None:
        return told
    return (*told, Finding("file/too-many-findings", left.span, {"most": MOST_FINDINGS}))


def _rule_findings(policy: Policy, file: File) -> list[Finding]:
    """What the rules find.

    Where declarations build on one another without end, that alone.
    """
    try:
        return list(check(policy))
    except RecursionError:
        return [Finding("file/too-large", Span(file.source.path, 0, 0), {}, variant="chain")]


def _waivers(file: File) -> list[Node]:
    return [node for node in file.declarations if node.rule == "waive"]
