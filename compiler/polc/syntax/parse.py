"""From a source to its declarations, with one finding for each declaration that cannot be read.

After an error, reading resumes at the next declaration: a line that begins, in its first column, with the word of a
declaration. Knows how to go on after a mistake; `diagnosis` knows how to describe it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lark import Token, UnexpectedInput
from lark.lexer import TextSlice
from lark.parsers.lalr_interactive_parser import InteractiveParser

from polc.syntax.diagnosis import Mistake, diagnose
from polc.syntax.grammar import builder, declaration_keywords, parser
from polc.syntax.tree import File, Node
from polc.text.finding import Finding
from polc.text.source import Source


@lru_cache(maxsize=1)
def _declaration_start() -> re.Pattern[str]:
    words = "|".join(sorted(declaration_keywords(), key=len, reverse=True))
    return re.compile(rf"^(?:{words})(?![\w-])", re.MULTILINE)


def parse(source: Source) -> tuple[File, list[Finding]]:
    """The declarations of a source that could be read, and a finding for each that could not."""
    declarations: list[Node] = []
    findings: list[Finding] = []
    start = 0
    text = source.text
    builder.path = source.path
    while True:
        try:
            declarations += parser().parse(TextSlice(text, start, len(text)))  # type: ignore[arg-type]
            break
        except UnexpectedInput as error:
            mistake = _mistake(error, source, start)
            declarations += mistake.complete
            finding, resume = diagnose(mistake, _declaration_start())
            findings.append(finding)
            if resume is None:
                break
            start = resume
    return File(source, tuple(declarations)), findings


def _mistake(error: UnexpectedInput, source: Source, start: int) -> Mistake:
    interactive: InteractiveParser = error.interactive_parser  # type: ignore[attr-defined]
    token = getattr(error, "token", None)
    at = token.start_pos if isinstance(token, Token) and token.type != "$END" else error.pos_in_stream
    if token is not None and token.type == "$END":
        at = len(source.text)
    if at is None:
        at = start
    stack = list(interactive.parser_state.value_stack)
    accepts = frozenset(interactive.accepts())
    return Mistake(
        source=source,
        start=start,
        at=at,
        token=token if isinstance(token, Token) and token.type != "$END" else None,
        stack=stack,
        accepts=accepts,
        complete=_complete(interactive),
    )


def _complete(interactive: InteractiveParser) -> tuple[Node, ...]:
    """The declarations read before the mistake: the longest part of the parse that could have been a whole file."""
    state = interactive.parser_state
    for depth in range(len(state.state_stack), 0, -1):
        attempt = interactive.copy(deepcopy_values=False)
        del attempt.parser_state.state_stack[depth:]
        del attempt.parser_state.value_stack[depth - 1 :]
        try:
            nodes: tuple[Node, ...] = attempt.feed_eof()
        except UnexpectedInput:
            continue
        return nodes
    return ()
