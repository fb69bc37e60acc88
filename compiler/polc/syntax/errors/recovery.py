"""Reads on after a mistake, from the next declaration.

`diagnosis` says what is wrong, and `outline` where the next declaration begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from polc.core.findings import Finding
from polc.core.sources import Source
from polc.syntax.errors.diagnosis import diagnose
from polc.syntax.errors.findings import found_at
from polc.syntax.errors.parse_error import mistake_from
from polc.syntax.parser.lr_parser import ParseError
from polc.syntax.parser.outline import outline_of
from polc.syntax.tree import Node

MOST = 100
"""The most mistakes that are looked for in one source: what follows them was not meant to be a policy."""


def read_on(
    stopped: ParseError, source: Source, read: Callable[[int], Sequence[Node]]
) -> tuple[list[Node], list[Finding]]:
    """The declarations of a source whose reading stopped, and the findings.

    They stand before and after each stop, for which there is one finding. `read` gives the declarations from an offset
    on, or raises ParseError.
    """
    declarations: list[Node] = []
    findings: list[Finding] = []
    outline = outline_of(source.text)
    start = 0
    while True:
        mistake = mistake_from(stopped, source, start)
        if len(findings) == MOST:
            last = Finding("syntax/too-many", found_at(mistake), {"most": MOST})
            return [*declarations, *mistake.complete], [*findings, last]
        finding, resume = diagnose(mistake, outline)
        declarations += (d for d in mistake.complete if d.span.end <= finding.span.start)
        findings.append(finding)
        if resume is None:
            return declarations, findings
        start = resume
        try:
            return [*declarations, *read(start)], findings
        except ParseError as again:
            stopped = again
