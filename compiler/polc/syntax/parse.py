"""From a source to its declarations.

Each declaration that cannot be read is one finding. Knows that reading goes on after a mistake; `recovery`, which is
loaded for the first one, knows where and says what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from polc.core.findings import Finding
from polc.core.garbage_collection import collection_held_off
from polc.core.sources import Source
from polc.syntax.parser.grammar import parser_of
from polc.syntax.parser.lr_parser import ParseError
from polc.syntax.parser.tree_builder import Builder
from polc.syntax.tree import File, Node


def parse(source: Source) -> tuple[File, list[Finding]]:
    """The declarations of a source that could be read, and the findings.

    Each that could not be read is one finding.
    """
    builder = Builder(source.path)
    return parse_by(source, builder, partial(parser_of(builder).read, source.text))


def parse_by(source: Source, builder: Builder, read: Callable[[int], Sequence[Node]]) -> tuple[File, list[Finding]]:
    """As `parse`, by a reader of one's own.

    `read` gives what `builder` builds from an offset on, or raises ParseError.
    """
    findings: list[Finding] = []
    with collection_held_off():
        try:
            declarations = read(0)
        except ParseError as stopped:
            from polc.syntax.errors.recovery import read_on

            declarations, findings = read_on(stopped, source, read)
    if builder.doubtful:
        from polc.syntax.errors.unclosed import named_as_properties

        findings += named_as_properties(builder.doubtful, source, declarations)
    return File(source, tuple(declarations)), sorted(findings, key=lambda f: f.span)
