"""The outline of a policy for an editor: its declarations, what can be folded, and what each word is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from polc.core.record import record
from polc.core.sources import Source, Span
from polc.core.values import Text
from polc.model.names import references_in
from polc.syntax.parser.grammar import keywords
from polc.syntax.tree import File, Node

TITLES = ("title", "name", "legal-name")
COMMENT = re.compile(r"^[ \t]*#[^\n]*(?:\n[ \t]*#[^\n]*)+", re.MULTILINE)

TOKEN_TYPES = ("keyword", "class", "variable", "enumMember", "string", "number", "comment", "operator")
"""The types of words, by LSP's names: a word of the language, the name of a declaration, a declared name, a term."""


@record
class Symbol:
    """A declaration: its `kind` and `name`, its title in words, all of it, and the words by which it is known."""

    kind: str
    name: str
    title: str
    span: Span
    name_span: Span


@record
class Fold:
    """Lines that can be folded, counted from 0: the first one stays.

    `comment` is true for comments.
    """

    first: int
    last: int
    comment: bool = False


@record
class TypedWord:
    """A word with its type, an index of `TOKEN_TYPES`.

    `start` and `end` are offsets on one line.
    """

    start: int
    end: int
    type: int


def symbols(file: File, lang: str) -> tuple[Symbol, ...]:
    """The declarations of a file in the order written, titles in a language where they have one."""
    return tuple(
        Symbol(node.rule, node.name.text if node.name else "", _title(node, lang), node.span, _own_span(node))
        for node in file.declarations
    )


def _title(node: Node, lang: str) -> str:
    for statement in node.all(*TITLES):
        for value in statement.values:
            if isinstance(value, Text):
                return value.get(lang)
    return ""


def _own_span(node: Node) -> Span:
    return node.name.span if node.name else node.keyword


def folds(file: File) -> tuple[Fold, ...]:
    """What can be folded: declarations and blocks of more than a line, and comments of several lines."""
    source = file.source
    found = [_fold(source, node.span) for declaration in file.declarations for node in declaration.walk()]
    runs = (Span(source.path, *run.span()) for run in COMMENT.finditer(source.text))
    comments = [_fold(source, run, comment=True) for run in runs]
    by_first = {fold.first: fold for fold in reversed([*found, *comments]) if fold.last > fold.first}
    return tuple(by_first[first] for first in sorted(by_first))


def _fold(source: Source, span: Span, *, comment: bool = False) -> Fold:
    return Fold(source.position(span.start).line - 1, source.position(max(span.start, span.end - 1)).line - 1, comment)


def typed_words(file: File) -> tuple[TypedWord, ...]:
    """Each word of a file with its type, in order.

    What names something is known from the statements that were read.
    """
    text = file.source.text
    known = {node.name.span.start: "class" for node in file.declarations if node.name}
    for declaration in file.declarations:
        for reference in references_in(declaration):
            known[reference.word.span.start] = _kind_of(reference.may, reference.word.text)
    return tuple(_on_lines(text, _words(text, known)))


def _kind_of(may: Sequence[str], name: str) -> str:
    from polc.reference.vocabulary import vocabulary

    classes = [target[1:] for target in may if target.startswith("~")]
    return "enumMember" if any(vocabulary(c).get(name) for c in classes) or "~norms" in may else "variable"


WORDS = re.compile(
    r'(?P<comment>#[^\n]*)|(?P<string>"""[\s\S]*?(?:"""|\Z)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?)'
    r"|(?P<address>https?://[^\s,{}\"]+|[\w.+-]{1,64}@[^\s,{}\"]{1,255})"
    r"|(?P<number>\d[\d-]*)|(?P<word>[^\W\d_][^\s,{}\"#]*)"
)


def _words(text: str, known: dict[int, str]) -> Iterator[tuple[int, int, str]]:
    language = set(keywords().values()) | {"from", "until"}
    for found in WORDS.finditer(text):
        start, end = found.span()
        match found.lastgroup:
            case "comment" | "string" | "number":
                yield start, end, found.lastgroup
            case "address":
                yield start, end, "string"
            case _:
                written = found[0]
                tag = len(written) == 2 and text[end : end + 2].lstrip()[:1] == '"' and start not in known
                kind = known.get(start) or ("operator" if tag else "keyword" if written in language else "")
                if kind:
                    yield start, end, kind


def _on_lines(text: str, words: Iterator[tuple[int, int, str]]) -> Iterator[TypedWord]:
    """The words, those of several lines as one for each line."""
    for start, end, kind in words:
        number, at = TOKEN_TYPES.index(kind), start
        while at < end:
            line_end = text.find("\n", at, end)
            line_end = end if line_end < 0 else line_end
            if line_end > at:
                yield TypedWord(at, line_end, number)
            at = line_end + 1
