"""Says what is wrong at the place where reading stopped: which rule of the group `syntax`, which words, and what was
expected. Knows the parser's stack and the words of the language; not how findings are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lark import Token

from polc.syntax.grammar import declaration_keywords, keywords
from polc.syntax.suggestion import nearest
from polc.syntax.tree import Node
from polc.text.finding import Fact, Finding, Related
from polc.text.source import Source, Span

TYPOGRAPHIC = "“”„‟«»‹›″"
WORD = re.compile(r"[^\W\d_](?:[^\W_]|-)*")
JOINING = frozenset({"and", "or", "others"})
"""Words that continue a list or a choice: possible nearly everywhere, and never what a stray word stands for."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where reading stopped: offsets in the source, the parser's `stack` of values and the terminals it accepts.

    `start` is where this stretch of reading began, `at` where it stopped; `token` is None at the end of the file or
    where no token could be made; `complete` are the declarations read before.
    """

    source: Source
    start: int
    at: int
    token: Token | None
    stack: list[Any]
    accepts: frozenset[str]
    complete: tuple[Node, ...]


def diagnose(mistake: Mistake, declaration_start: re.Pattern[str]) -> tuple[Finding, int | None]:
    """One finding for the mistake, and the offset at which to resume reading (None: nothing more to read)."""
    text = mistake.source.text
    head = _head(mistake)
    since = head.start_pos + 1 if head is not None and head.start_pos is not None else mistake.start
    unclosed = _unclosed_before(mistake, declaration_start, since) if head is not None else None
    if unclosed is not None:
        return _unclosed(mistake, head, unclosed), unclosed
    finding = _finding(mistake, head)
    after = max(mistake.at, finding.span.start)
    if after <= mistake.start and mistake.token is None:
        after = mistake.start + 1
    following = declaration_start.search(text, after)
    while following and following.start() <= (head.start_pos if head is not None else mistake.start - 1):
        following = declaration_start.search(text, following.end())
    if following and following.start() == mistake.at and head is None and mistake.token is not None:
        following = declaration_start.search(text, following.end())
    return finding, following.start() if following else None


def _head(mistake: Mistake) -> Token | None:
    """The first word of the declaration that was being read, None between declarations."""
    words = declaration_keywords()
    for value in mistake.stack:
        if isinstance(value, Token) and keywords().get(value.type) in words:
            return value
    return None


def _statement(mistake: Mistake) -> Token | None:
    """The keyword of the statement that was being read: the last keyword on the stack that is no brace or comma."""
    for value in reversed(mistake.stack):
        if isinstance(value, Token):
            word = keywords().get(value.type, "")
            if word in ("{", "}"):
                return None
            if word and word != ",":
                return value
    return None


def _unclosed_before(mistake: Mistake, start: re.Pattern[str], since: int) -> int | None:
    """Where a declaration begins, in the first column, inside one that is not closed yet."""
    found = start.search(mistake.source.text, since, mistake.at + 1 if mistake.token is not None else mistake.at)
    while found:
        if _opens_declaration(mistake.source.text, found.start()) and not _inside_text(mistake, since, found.start()):
            return found.start()
        found = start.search(mistake.source.text, found.end(), max(found.end(), mistake.at + 1))
    return None


def _opens_declaration(text: str, at: int) -> bool:
    line = text[at : text.find("\n", at) if text.find("\n", at) >= 0 else len(text)]
    return "{" in line or line.startswith(("use ", "officer none", "decisions none", "transfer none", "waive "))


def _inside_text(mistake: Mistake, since: int, at: int) -> bool:
    return mistake.source.text.count('"""', since, at) % 2 == 1


def _span(mistake: Mistake) -> Span:
    source = mistake.source
    if mistake.token is not None and mistake.token.end_pos is not None:
        return Span(source.path, mistake.at, max(mistake.token.end_pos, mistake.at + 1))
    if mistake.at >= len(source.text.rstrip()):
        end = len(source.text.rstrip())
        return Span(source.path, max(0, end - 1), max(end, min(1, len(source.text))))
    word = WORD.match(source.text, mistake.at)
    return Span(source.path, mistake.at, word.end() if word else mistake.at + 1)


def _head_facts(head: Token | None, source: Source) -> dict[str, Fact]:
    if head is None or head.start_pos is None:
        return {}
    name = WORD.match(source.text, head.start_pos + len(head))
    after = re.compile(r"\s*([^\W\d_](?:[^\W_]|-)*)").match(source.text, head.end_pos or 0)
    name = after if after else name
    return {"declaration": str(head), "name": name.group(1) if name and name.lastindex else ""}


def _unclosed(mistake: Mistake, head: Token | None, at: int) -> Finding:
    source = mistake.source
    word = WORD.match(source.text, at)
    span = Span(source.path, at, word.end() if word else at + 1)
    related: tuple[Related, ...] = ()
    if head is not None and head.start_pos is not None and head.end_pos is not None:
        related = (Related(Span(source.path, head.start_pos, head.end_pos), "opened"),)
    return Finding("syntax/unclosed-declaration", span, _head_facts(head, source), related)


def _finding(mistake: Mistake, head: Token | None) -> Finding:
    source = mistake.source
    span = _span(mistake)
    facts: dict[str, Fact] = {"found": source.slice(span), **_head_facts(head, source)}
    character = source.text[mistake.at : mistake.at + 1]
    if mistake.token is None and mistake.at >= len(source.text.rstrip()):
        if head is not None:
            opened = Span(source.path, head.start_pos or 0, head.end_pos or 0)
            return Finding("syntax/unclosed-declaration", span, facts, (Related(opened, "opened"),), variant="end")
        return Finding("syntax/unexpected", span, facts, variant="end")
    if character in TYPOGRAPHIC:
        return Finding("syntax/typographic-quotes", Span(source.path, mistake.at, mistake.at + 1), facts)
    if mistake.token is None and character == '"':
        line_end = source.text.find("\n", mistake.at)
        end = line_end if line_end >= 0 else len(source.text)
        return Finding("syntax/unclosed-text", Span(source.path, mistake.at, max(end, mistake.at + 1)), facts)
    if mistake.token is None:
        return Finding("syntax/unexpected-character", span, facts)
    if head is None:
        return _unknown_declaration(mistake, span, facts)
    return _in_declaration(mistake, span, facts)


def _unknown_declaration(mistake: Mistake, span: Span, facts: dict[str, Fact]) -> Finding:
    word = str(facts["found"])
    facts = {**facts, "suggestion": nearest(word, declaration_keywords())}
    if not WORD.fullmatch(word):
        return Finding("syntax/unexpected", span, facts, variant="between")
    return Finding("syntax/unknown-declaration", span, facts)


def _in_declaration(mistake: Mistake, span: Span, facts: dict[str, Fact]) -> Finding:
    statement = _statement(mistake)
    names = keywords()
    found = str(facts["found"])
    expected = sorted(
        names[t] for t in mistake.accepts if t in names and WORD.fullmatch(names[t]) and names[t] not in JOINING
    )
    swallowed = _swallowed(mistake, statement)
    if swallowed is not None and statement is not None:
        facts = {**facts, "found": mistake.source.slice(swallowed), "statement": str(statement)}
        return Finding("syntax/missing-value", swallowed, facts)
    if statement is not None and not _may_end(mistake):
        facts = {**facts, "statement": str(statement), "suggestion": nearest(found, expected)}
        rule = "syntax/missing-value" if _begins_statement(found) else "syntax/unexpected"
        return Finding(rule, span, facts)
    if WORD.fullmatch(found):
        facts = {**facts, "suggestion": nearest(found, expected), "expected": tuple(expected)}
        return Finding("syntax/unknown-property", span, facts)
    facts = {**facts, "expected": tuple(expected), "statement": str(statement or "")}
    return Finding("syntax/unexpected", span, facts, variant="property")


def _may_end(mistake: Mistake) -> bool:
    """True when the statement could have ended here, so that a new one was expected."""
    names = keywords()
    return any(names.get(t) in ("}", "title", "note") for t in mistake.accepts)


def _begins_statement(word: str) -> bool:
    return word in set(keywords().values()) and bool(WORD.fullmatch(word))


def _swallowed(mistake: Mistake, statement: Token | None) -> Span | None:
    """The place of a keyword that was read as a name because the value before it was left out."""
    if not mistake.stack or statement is None:
        return None
    last = mistake.stack[-1]
    if isinstance(last, Token) and last.type == "WORD" and _begins_statement(str(last)):
        between = mistake.source.text[statement.end_pos or 0 : last.start_pos or 0]
        if not between.strip() and last.start_pos is not None and last.end_pos is not None:
            return Span(mistake.source.path, last.start_pos, last.end_pos)
    return None
