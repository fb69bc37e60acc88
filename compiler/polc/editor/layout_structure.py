"""What a layout knows of a text: its words and signs with their places, and where statements, lists and texts begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from polc.core.record import record
from polc.core.values import Entry, Listing, Text
from polc.syntax.tree import File, Node, Value

TOKEN = re.compile(
    r'(?P<comment>#[^\n]*)|(?P<text>"""[\s\S]*?(?:"""|\Z)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?)'
    r"|(?P<address>https?://[^\s,{}\"]+)|(?P<sign>[{},])|(?P<word>[^\s,{}\"#]+)"
)


@record
class Token:
    """A word, text, sign or comment: where it begins, what it is, and whether a line of the author begins with it.

    `blank_before` is true where a blank line stands before it, `column` is that of the author.
    """

    start: int
    written: str
    kind: str
    begins_line: bool
    blank_before: bool
    column: int


@record
class Structure:
    """Where statements and declarations begin, how deep each place is, and under what a line goes on."""

    statements: frozenset[int]
    declarations: frozenset[int]
    anchors: tuple[tuple[int, int, int], ...]
    """Stretches of values with the place under which they go on, the outer ones first."""
    languages: frozenset[int]
    """Where the second and later languages of texts begin."""

    def is_language(self, token: Token) -> bool:
        """True for the tag of a language that is not the first of its text."""
        return token.start in self.languages

    def list_around(self, token: Token) -> int | None:
        """The first member of the list that a token goes on with, None where it goes on with none."""
        return next((a for s, e, a in reversed(self.anchors) if s < token.start < e), None)


def tokens_of(text: str) -> Iterator[Token]:
    """Return the words, texts, signs and comments of a text, in order."""
    end = line = 0
    for found in TOKEN.finditer(text):
        between = text[end : found.start()]
        begins = "\n" in between or end == 0
        line = max(line, text.rfind("\n", end, found.start()) + 1)
        column = found.start() - line
        kind = found.lastgroup or ""
        written = found[0].rstrip() if kind == "comment" else found[0]
        yield Token(found.start(), written, kind, begins, between.count("\n") > 1, column)
        line = max(line, text.rfind("\n", found.start(), found.end()) + 1)
        end = found.end()


def rows_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens by the author's lines.

    Braces that stand on several lines are the last and first of theirs.
    """
    lines: list[int] = []
    for number, token in enumerate(tokens):
        lines.append((lines[-1] if lines else 0) + (number > 0 and token.begins_line))
    cuts = {number for number, token in enumerate(tokens) if token.begins_line}
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind == "sign" and token.written == "{":
            opened.append(number)
        elif token.kind == "sign" and token.written == "}" and opened:
            opening = opened.pop()
            if lines[opening] != lines[number]:
                cuts |= {number, opening + 1}
    kept = sorted(n for n in cuts if 0 < n < len(tokens) and (tokens[n].begins_line or tokens[n].kind != "comment"))
    return [list(tokens[a:b]) for a, b in zip([0, *kept], [*kept, len(tokens)], strict=True) if a < b]


def comments_of(text: str) -> list[str]:
    """Every comment of a text, in order, without blanks at its end."""
    return [token.written for token in tokens_of(text) if token.kind == "comment"]


def structure_of(file: File, tokens: Sequence[Token]) -> Structure:
    """Return where the parts of a file begin; `tokens` are all of its own."""
    braces = [token.start for token in tokens if token.kind == "sign" and token.written == "{"]
    statements: set[int] = set()
    anchors: list[tuple[int, int, int]] = []
    for declaration in file.declarations:
        _note_statements(declaration, braces, statements)
        for node in declaration.walk():
            for value in node.values:
                anchors += _anchors(value)
    texts = [value for d in file.declarations for node in d.walk() for value in node.values for value in _texts(value)]
    languages = frozenset(later for text in texts for later in _later_languages(text, tokens))
    declarations = frozenset(d.span.start for d in file.declarations)
    return Structure(frozenset(statements), declarations, tuple(anchors), languages)


def _note_statements(node: Node, braces: Sequence[int], statements: set[int]) -> None:
    """Notes where the statements in the braces of a node begin, and those in the braces of its blocks."""
    number = bisect_left(braces, node.span.start)
    brace = braces[number] if number < len(braces) else node.span.end
    for child in node.children:
        if brace < child.span.start:
            statements.add(child.span.start)
        _note_statements(child, braces, statements)


def _anchors(value: Value) -> Iterator[tuple[int, int, int]]:
    """The stretches of a value that go on under a place: its first member, its first language."""
    match value:
        case Text():
            yield value.span.start, value.span.end, value.span.start
        case Listing() if value.entries:
            first, last = value.entries[0].span.start, value.entries[-1].span.end
            yield first, last, first
            for entry in value.entries:
                yield from _anchors(entry)
        case Entry():
            if value.text is not None:
                yield from _anchors(value.text)
        case _:
            return


def _texts(value: Value) -> Iterator[Text]:
    match value:
        case Text():
            yield value
        case Listing():
            for entry in value.entries:
                yield from _texts(entry)
        case Entry() if value.text is not None:
            yield value.text
        case _:
            return


def _later_languages(text: Text, tokens: Sequence[Token]) -> Iterator[int]:
    """Where the tags of the second and later languages of a text stand."""
    inside = tokens[_first_from(tokens, text.span.start) : _first_from(tokens, text.span.end)]
    yield from (token.start for token in inside[1:] if token.kind == "word")


def _first_from(tokens: Sequence[Token], start: int) -> int:
    return bisect_left(tokens, start, key=lambda token: token.start)
