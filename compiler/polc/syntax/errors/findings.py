"""Makes the findings of the group `syntax`.

They have the words found, and the declaration in which these stand.
"""

from __future__ import annotations

import re

from polc.core.findings import Fact, Finding, Related
from polc.core.sources import Source, Span
from polc.syntax.errors.parse_error import NAME, RUN, Mistake

LONGEST = 40
"""The most characters of the author's own words that a message repeats."""
QUOTES = re.compile(r'^(?:[a-z]{2}\s*)?("""|")(.*?)\1?$', re.DOTALL)


def finding(mistake: Mistake, rule: str, span: Span, variant: str = "", **facts: Fact) -> Finding:
    """A finding in the declaration being read.

    It has the words found unless they are given.
    """
    known: dict[str, Fact] = {"found": shortened(mistake.source.slice(span))}
    head = mistake.head
    if head is None:
        return Finding(f"syntax/{rule}", span, known | facts, variant=variant)
    known |= {"declaration": str(head), "name": mistake.name}
    if mistake.block is not None and mistake.block is not head:
        known["inner"] = str(mistake.block)
    return Finding(f"syntax/{rule}", span, known | facts, subject=(str(head), mistake.name), variant=variant)


def opened(mistake: Mistake) -> tuple[Related, ...]:
    """The place where the declaration being read begins."""
    if mistake.head is None:
        return ()
    begin = mistake.head.start_pos or 0
    return (Related(Span(mistake.source.path, begin, begin + len(mistake.head)), "opened"),)


def found_at(mistake: Mistake) -> Span:
    """The word, address or sign at which reading stopped.

    At the end of the text the last character before it.
    """
    source = mistake.source
    word, run = NAME.match(source.text, mistake.at), RUN.match(source.text, mistake.at)
    if word and run and run.end() > word.end():
        return Span(source.path, mistake.at, run.end())
    if mistake.token is not None and mistake.token.end_pos is not None:
        return Span(source.path, mistake.at, max(mistake.token.end_pos, mistake.at + 1))
    if mistake.at_end:
        end = len(source.text.rstrip())
        return Span(source.path, max(0, end - 1), max(end, min(1, len(source.text))))
    return word_at(source, mistake.at)


def word_at(source: Source, at: int) -> Span:
    """The word that begins at an offset, or the one character there."""
    word = NAME.match(source.text, at)
    return Span(source.path, at, word.end() if word else at + 1)


def shortened(text: str) -> str:
    """The author's words as a message can hold them.

    They stand on one line, without quotation marks around them, and are not too long.
    """
    quoted = QUOTES.match(text)
    line = " ".join((quoted[2] if quoted and quoted[2].strip() else text).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
