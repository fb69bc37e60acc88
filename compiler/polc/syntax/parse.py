"""From a source to its declarations, with one finding for each declaration that cannot be read.

After an error, reading resumes at the next declaration. Knows how to go on after a mistake; `diagnosis` knows how to
describe it, and `outline` where the next declaration begins.
"""

from __future__ import annotations

from polc.syntax.diagnosis import diagnose
from polc.syntax.grammar import builder, parser
from polc.syntax.machine import Stopped
from polc.syntax.mistake import mistake_from
from polc.syntax.outline import Outline
from polc.syntax.tree import File, Node
from polc.syntax.unclosed import named_as_properties
from polc.text.finding import Finding
from polc.text.source import Source


def parse(source: Source) -> tuple[File, list[Finding]]:
    """The declarations of a source that could be read, and a finding for each that could not."""
    declarations: list[Node] = []
    findings: list[Finding] = []
    outline: Outline | None = None
    text = source.text
    start = 0
    builder.begin(source.path)
    while True:
        try:
            declarations += parser().read(text, start)
            break
        except Stopped as error:
            outline = outline or Outline(text)
            mistake = mistake_from(error, source, start)
            finding, resume = diagnose(mistake, outline)
            declarations += (d for d in mistake.complete if d.span.end <= finding.span.start)
            findings.append(finding)
            if resume is None:
                break
            start = resume
    findings += named_as_properties(builder.doubtful, source, declarations)
    return File(source, tuple(declarations)), sorted(findings, key=lambda f: f.span)
