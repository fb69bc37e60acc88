"""What can stand at a place of a text, by the grammar's tables alone, also where the text is broken elsewhere.

The text before the place is read up to the word that is being written; the parser's state then tells which words can
follow. For a name, one that nobody has is put there, the text is closed as shortly as the tables allow, and what that
name would have to stand for is asked of the statement that comes of it. So the grammar and `properties.toml` stay the
only place that says what stands where.
"""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache

from polc.core.record import record
from polc.core.sources import Source
from polc.core.values import Word
from polc.model.names import Reference, references_in
from polc.syntax.parse import parse
from polc.syntax.parser.grammar import keywords, parser
from polc.syntax.parser.lr_parser import ParseError, State
from polc.syntax.parser.outline import OPAQUE, Outline, outline_of
from polc.syntax.parser.tables import END
from polc.syntax.tree import Node

WORD = re.compile(r'[^\s,{}"#]*\Z')
"""What has been written so far of the word at a place."""
UNREADABLE = "\x00"
"""A character that no terminal begins with: reading stops there, and nothing is decided by what follows."""
MADE_UP = "nobody-has-this-name"
MOST_REPAIRS = 12
"""So many mistakes before the place are taken out of the way, one after the other."""
MOST_STATES = 2_000
SAMPLES = {
    "WORD": "x",
    "STRING": '"x"',
    "BLOCK": '"""x"""',
    "LANG": "en",
    "PLACE": "EEA",
    "RULE_SLUG": "a/b",
    "NORM_ID": "gdpr:13",
    "DATE": "2026-01-01",
    "FROM_DATE": "from 2026-01-01",
    "UNTIL_DATE": "until 2026-01-01",
    "INT": "2",
    "URL": "https://example.org",
    "EMAIL": "a@example.org",
}


@record
class Expected:
    """What can stand where a word is being written, `start` its first character and `typed` what there is of it.

    `keywords` are the words of the language; `texts` those of them that a text follows; `declares` those that begin a
    declaration. `names` is what a name would stand for, None where no name of something known can stand; `terminals`
    are the kinds of values.
    """

    start: int
    typed: str
    keywords: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    terminals: frozenset[str] = frozenset()
    declaration: tuple[str, str] = ("", "")
    reference: Reference | None = None


def expected_at(text: str, offset: int) -> Expected | None:
    """What can stand at an offset of a text.

    None inside texts, comments and addresses.
    """
    outline = outline_of(text)
    start = WORD.search(text, max(0, text.rfind("\n", 0, offset) + 1), offset)
    begun = start.start() if start else offset
    if _is_opaque(text, outline, begun):
        return None
    begin = next((at for at in reversed(outline.starts) if at < begun), 0)
    before = text[begin:begun]
    state = _state_after(before)
    if state is None:
        return Expected(begun, text[begun:offset])
    terminals = state.accepted()
    words = keywords()
    found = frozenset(words[t] for t in terminals if t in words)
    texts = frozenset(words[t] for t in terminals if t in words and _holds_a_text(state, t))
    reference, declaration = _reference(before, state) if "WORD" in terminals else (None, ("", ""))
    return Expected(begun, text[begun:offset], found, texts, terminals, declaration, reference)


def _is_opaque(text: str, outline: Outline, at: int) -> bool:
    """True inside a text, a comment or an address, as far as the line alone can tell, and in blocks."""
    if at < len(outline.masked) and outline.masked[at] != text[at]:
        return not (text[at] in '"#' or text.startswith("http", at))
    line = text.rfind("\n", 0, at) + 1
    open_ = None
    for found in OPAQUE.finditer(text, line, at):
        open_ = found
    return open_ is not None and open_.end() == at and open_[0][:1] in '#"' and not _is_closed(open_[0])


def _is_closed(written: str) -> bool:
    return written.startswith('"') and written.endswith('"') and len(written) > 1


def _state_after(before: str) -> State | None:
    """The state after a text.

    Where it cannot be read, after what is left of it without its mistakes.
    """
    text = before
    for _ in range(MOST_REPAIRS):
        try:
            parser().read(f"{text}{UNREADABLE}")
        except ParseError as stopped:
            if stopped.at >= len(text.rstrip()):
                return stopped.state
            text = _without_mistake(text, stopped.at)
    return None


def _without_mistake(text: str, at: int) -> str:
    """The text with blanks in place of the line of a mistake, its braces kept.

    In its first and last line, the word. The first line holds the beginning of the declaration, the last one what leads
    to the place.
    """
    line, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    if end < 0 or line == 0:
        word = re.compile(r'"[^"\n]*"?|[^\s,{}"]+|.').match(text, at)
        end_of_word = word.end() if word else at + 1
        return f"{text[:at]}{' ' * (end_of_word - at)}{text[end_of_word:]}"
    return f"{text[:line]}{re.sub('[^{}]', ' ', text[line:end])}{text[end:]}"


def _holds_a_text(state: State, terminal: str) -> bool:
    later = state.then(terminal)
    accepted = later.accepted() if later is not None else frozenset()
    return "LANG" in accepted and "STRING" in accepted and "WORD" not in accepted


def _reference(before: str, state: State) -> tuple[Reference | None, tuple[str, str]]:
    """What a name after a text would be, and the declaration in which it would stand."""
    closing = _closing_text(tuple(state.states))
    if closing is None:
        return None, ("", "")
    text = before
    for _ in range(MOST_REPAIRS):
        file, mistakes = parse(Source("", f"{text} {MADE_UP} {closing}"))
        if not mistakes:
            break
        text = _without_mistake(text, min(f.span.start for f in mistakes))
    for declaration in reversed(file.declarations):
        for reference in references_in(declaration):
            if reference.word.text == MADE_UP:
                return reference, (declaration.rule, _name(declaration))
    return None, ("", "")


def _name(declaration: Node) -> str:
    name: Word | None = declaration.name
    return name.text if name else ""


@lru_cache(maxsize=1024)
def _closing_text(states: tuple[int, ...]) -> str | None:
    """The shortest text that ends a file after a name that is read in a state.

    None where there is none.
    """
    first = State(parser(), list(states), []).then("WORD")
    if first is None:
        return None
    ways: deque[tuple[State, tuple[str, ...]]] = deque([(first, ())])
    seen = {tuple(first.states)}
    while ways and len(seen) < MOST_STATES:
        state, way = ways.popleft()
        accepted = state.accepted()
        if END in accepted:
            return " ".join(SAMPLES.get(t) or keywords().get(t, "") for t in way)
        for terminal in sorted(accepted, key=lambda t: (keywords().get(t) != "}", t)):
            later = state.then(terminal)
            if later is not None and tuple(later.states) not in seen:
                seen.add(tuple(later.states))
                ways.append((later, (*way, terminal)))
    return None
