"""Finds what was left open or left out before reading stopped.

Those are braces, long texts, names and values.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from polc.core.findings import Fact, Finding
from polc.core.record import replace
from polc.core.sources import Source, Span
from polc.core.values import Entry
from polc.syntax.errors.findings import finding, opened, word_at
from polc.syntax.errors.parse_error import NAME, Mistake
from polc.syntax.parser.grammar import declaration_keywords, keywords
from polc.syntax.parser.outline import Outline
from polc.syntax.tree import Node

LAST = re.compile(r"([\w-]+|,)\Z")
LONGEST = 80
"""Characters of the longest word that is read back from a place: more than any keyword has."""


def unclosed_block(mistake: Mistake, outline: Outline) -> Finding | None:
    """The three quotation marks that nothing closes, in what was being read."""
    begin = mistake.head.start_pos or 0 if mistake.head is not None else mistake.start
    at = next((b for b in outline.unclosed_blocks if begin <= b <= mistake.at), None)
    if at is None:
        return None
    return finding(mistake, "unclosed-text", Span(mistake.source.path, at, at + 3), "block")


def unclosed_declaration(mistake: Mistake, outline: Outline) -> Finding | None:
    """The next declaration, which begins before the one being read is closed."""
    if mistake.head is None or mistake.block is None:
        return None
    at = outline.start_between(mistake.head.start_pos or 0, mistake.at)
    if at is None and _opens_declaration(mistake, outline):
        at = mistake.at
    if at is None:
        return None
    said = finding(mistake, "unclosed-declaration", word_at(mistake.source, at))
    return replace(said, related=opened(mistake))


def _opens_declaration(mistake: Mistake, outline: Outline) -> bool:
    """True when the word found begins a declaration with its braces.

    It may stand anywhere on the line.
    """
    word = str(mistake.token or "")
    if word not in declaration_keywords() or word in mistake.allowed:
        return False
    rest = outline.masked[mistake.at + len(word) :].lstrip()
    name = NAME.match(rest)
    return rest[name.end() if name else 0 :].lstrip().startswith("{")


def taken_for_name(mistake: Mistake, outline: Outline) -> Finding | None:
    """The first word of a declaration that was read as a name.

    The declaration before it lacks its name.
    """
    if mistake.head is not None and mistake.block is None:
        begin, word = mistake.head.start_pos or 0, str(mistake.head)
    elif mistake.head is None and mistake.complete:
        begin, word = mistake.complete[-1].span.start, mistake.complete[-1].rule
    else:
        return None
    name = outline.start_between(begin, mistake.at - 1)
    if name is None or mistake.source.text[begin + len(word) : name].strip():
        return None
    span = word_at(mistake.source, name)
    facts: dict[str, Fact] = {"found": mistake.source.slice(span), "declaration": word, "statement": word}
    return Finding("syntax/missing-value", span, facts, subject=(word, ""))


def named_as_properties(doubtful: Sequence[Entry], source: Source, declarations: Sequence[Node]) -> list[Finding]:
    """Findings where a list left empty has taken the next property for a member.

    The text of the property is then that of the member.
    """
    findings = []
    begins = [d.span.start for d in declarations]
    ahead = {",", *keywords().values()}
    for entry in doubtful:
        before = _last_before(source.text, entry.span.start)
        at = bisect_right(begins, entry.span.start) - 1
        owner = declarations[at] if at >= 0 and entry.span.start < declarations[at].span.end else None
        if entry.name is None or owner is None or before not in ahead:
            continue
        facts: dict[str, Fact] = {"found": entry.name.text, "statement": before, "declaration": owner.rule}
        variant = "comma" if before == "," else ""
        subject = (owner.rule, owner.name.text if owner.name else "")
        findings.append(Finding("syntax/missing-value", entry.name.span, facts, variant=variant, subject=subject))
    return findings


def _last_before(text: str, at: int) -> str:
    """The word or comma before a place, blanks apart.

    Empty where something else stands there.
    """
    while at and text[at - 1].isspace():
        at -= 1
    found_there = LAST.search(text, max(0, at - LONGEST), at)
    return found_there[1] if found_there else ""
