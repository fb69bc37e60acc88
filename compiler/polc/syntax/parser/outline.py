"""Where declarations begin and end, seen from outside.

It goes by lines, margins and braces, whatever stands inside them. Reading resumes at these places after a mistake.
Knows the words that begin declarations; not the grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from polc.core.record import record
from polc.syntax.errors.parse_error import NAME
from polc.syntax.parser.grammar import declaration_keywords, shared_keywords

OPAQUE = re.compile(r'https?://[^\s,{}"]+|#[^\n]*|"(?!"")[^"\\\n]*(?:\\.[^"\\\n]*)*"|"""|"[^\n]*')
INNER = ("case", "except", "cookie")
"""Words that open braces inside a declaration."""
TAB = 8
_BRACE = re.compile("[{}]")


@record
class Outline:
    """The outline of one text.

    `masked` is the text with its texts, comments and addresses blanked out, same length. `unclosed_blocks` are the
    offsets of the three quotation marks that are never closed, `starts` those of declarations that begin within the
    `margin`; `braces` those of braces, and `closed` for each the offset after the one that closes it.
    """

    masked: str
    unclosed_blocks: list[int]
    starts: list[int]
    margin: int
    braces: list[int]
    closed: list[int | None]

    def start_between(self, after: int, until: int) -> int | None:
        """The first declaration on a line of its own between two offsets.

        The second offset is included.
        """
        index = bisect_right(self.starts, after)
        return self.starts[index] if index < len(self.starts) and self.starts[index] <= until else None

    def resume(self, at: int, head: int) -> int | None:
        """The next declaration after an offset where reading stopped.

        `head` is where the broken one began. It begins on a line of its own, or right after the brace that closes the
        broken one.
        """
        following = self.start_between(at, len(self.masked))
        end = self._closing_offset(head)
        if end is None or end <= at or (following is not None and end > following):
            return following
        begin = end + len(self.masked[end:]) - len(self.masked[end:].lstrip())
        indent = self.masked[self.masked.rfind("\n", end, begin) + 1 : begin]
        alone = "\n" in self.masked[end:begin] and _width(indent) <= self.margin
        if _patterns().braced.match(self.masked, begin) or (alone and _patterns().word.match(self.masked, begin)):
            return begin
        return following

    def _closing_offset(self, head: int) -> int | None:
        """The offset after the brace that closes what begins at `head`.

        None when nothing closes it.
        """
        index = bisect_left(self.braces, head)
        return self.closed[index] if index < len(self.braces) else None


def outline_of(text: str) -> Outline:
    """Return the outline of a text."""
    masked, unclosed = _masked(text)
    margin = min((_width(m["indent"]) for m in _patterns().opener.finditer(masked)), default=0)
    braces = [m.start() for m in _BRACE.finditer(masked)]
    starts = sorted(
        m.start("word")
        for m in _patterns().start.finditer(masked)
        if _width(m["indent"]) <= margin and m["word"] not in INNER
    )
    return Outline(masked, unclosed, starts, margin, braces, _closed_by(masked, braces))


def _masked(text: str) -> tuple[str, list[int]]:
    """The text without what is not structure, and where blocks are never closed.

    A block in which a declaration begins was not meant to go on that far.
    """
    parts: list[str] = []
    unclosed: list[int] = []
    done = 0
    while match := OPAQUE.search(text, done):
        start, end = match.span()
        if match.group() == '"""':
            close = text.find('"""', end)
            if close < 0 or _patterns().opener_at_margin.search(text, end, close):
                unclosed.append(start)
                line_end = text.find("\n", end)
                end = line_end if line_end >= 0 else len(text)
            else:
                end = close + 3
        opaque = text[start:end]
        parts += [text[done:start], re.sub(r"[^\n]", " ", opaque) if "\n" in opaque else " " * len(opaque)]
        done = end
    return "".join([*parts, text[done:]]), unclosed


def _closed_by(masked: str, braces: Sequence[int]) -> list[int | None]:
    """For each brace the offset after the one that closes it, None where none does.

    A closing one closes itself.
    """
    closed: list[int | None] = [None] * len(braces)
    opened: list[int] = []
    for index, at in enumerate(braces):
        if masked[at] == "{":
            opened.append(index)
            continue
        closed[index] = at + 1
        if opened:
            closed[opened.pop()] = at + 1
    return closed


def _width(indent: str) -> int:
    return len(indent.expandtabs(TAB))


@record
class _Patterns:
    opener: re.Pattern[str]
    opener_at_margin: re.Pattern[str]
    braced: re.Pattern[str]
    word: re.Pattern[str]
    start: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """The forms in which a declaration begins.

    A word that is also a statement counts only with its brace.
    """
    every = _alternatives(declaration_keywords())
    own = _alternatives(declaration_keywords() - shared_keywords())
    braced = rf"(?:{every})(?:[ \t]+{NAME.pattern})?\s*\{{"
    unbraced = rf"use[ \t]+$|transfer[ \t]+none\b|authority[ \t]+{NAME.pattern}[ \t]*$"
    misspelt = rf"{NAME.pattern}(?:[ \t]+{NAME.pattern})?[ \t]*\{{"
    return _Patterns(
        opener=re.compile(rf"^(?P<indent>[ \t]*)(?P<word>{braced})", re.MULTILINE),
        opener_at_margin=re.compile(rf"^{braced}", re.MULTILINE),
        braced=re.compile(braced),
        word=re.compile(rf"(?:{every})(?![\w-])"),
        start=re.compile(
            rf"^(?P<indent>[ \t]*)(?=(?:{own})(?![\w-])|{misspelt}|{braced}|{unbraced})(?P<word>{NAME.pattern})",
            re.MULTILINE,
        ),
    )


def _alternatives(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
