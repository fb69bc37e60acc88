"""Edits of the statements of a declaration: added, widened, dropped, in the author's own layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Source, Span
from polc.core.values import Entry, Listing, Word
from polc.editor.edit_places import FilledText
from polc.reference.properties import property_of
from polc.syntax.tree import Node

STEP = "  "


@record
class TextEdit:
    """Words to put in place of a stretch of a text.

    `snippet` is the same with numbered places to fill in.
    """

    span: Span
    text: str
    snippet: str = ""


def led_by(word: str, filled: FilledText) -> FilledText:
    """A list after the word of its statement."""
    return FilledText(f"{word} {filled.plain}", f"{word} {filled.snippet}", filled.open)


def added_statement(declaration: Node, filled: FilledText, source: Source) -> TextEdit:
    """A statement after the last one of a declaration: on its line where all are on one, else on a line of its own."""
    text = source.text
    closing = text.rfind("}", declaration.span.start, declaration.span.end)
    if closing < 0:  # a declaration that has no braces yet, such as `authority` and its name
        place = Span(source.path, declaration.span.end, declaration.span.end)
        return TextEdit(place, f" {{ {filled.plain} }}", f" {{ {filled.snippet} }}")
    ends = [max(child.span.end, child.when.span.end if child.when else 0) for child in declaration.children]
    last = max(ends, default=text.find("{", declaration.span.start) + 1)
    place = Span(source.path, last, last)
    if "\n" in text[declaration.span.start : declaration.span.end]:
        margin = _margin(declaration, source)
        return TextEdit(place, f"\n{margin}{filled.plain}", f"\n{margin}{filled.snippet}")
    blank = STEP if declaration.children else " "
    return TextEdit(place, f"{blank}{filled.plain}", f"{blank}{filled.snippet}")


def _margin(declaration: Node, source: Source) -> str:
    """The blanks before the statements of a declaration that begin a line."""
    for child in declaration.children:
        line = source.text.rfind("\n", 0, child.span.start) + 1
        before = source.text[line : child.span.start]
        if not before.strip():
            return before
    return STEP


def set_statement(declaration: Node, word: str, filled: FilledText, finding: Finding, source: Source) -> TextEdit:
    """A statement in place of the one with its word; added where there is none."""
    old = _statement(declaration, word, finding)
    return TextEdit(old.span, filled.plain, filled.snippet) if old else added_statement(declaration, filled, source)


def _statement(declaration: Node, word: str, finding: Finding) -> Node | None:
    """The statement with a word, that of the finding first.

    Without one the innermost around the words at fault.
    """
    if word:
        inner = (node for node in declaration.walk() if node is not declaration)
        for nodes in (declaration.children, inner):
            named = [c for c in nodes if word in (c.rule, property_of(declaration.rule, c.rule).word)]
            here = (c for c in named if c.span.start <= finding.span.start < c.span.end)
            if named:
                return next(here, named[0])
        return None
    around = None
    for node in declaration.walk():
        if node is not declaration and node.span.start <= finding.span.start and finding.span.end <= node.span.end:
            around = node
    return around


def widened_list(declaration: Node, word: str, filled: FilledText, finding: Finding, source: Source) -> TextEdit | None:
    """Another member at the end of a list.

    The statement itself where there is none yet.
    """
    statement = _statement(declaration, word, finding)
    if statement is None:
        return added_statement(declaration, led_by(word, filled), source)
    listing = next((value for value in statement.values if isinstance(value, Listing) and value.entries), None)
    end = listing.entries[-1].span.end if listing else statement.span.end
    place = Span(source.path, end, end)
    return TextEdit(place, f", {filled.plain}", f", {filled.snippet}")


def dropped_statement(declaration: Node, word: str, names: str, finding: Finding, source: Source) -> TextEdit | None:
    """A statement taken away, or the one member of a list that the finding shows.

    The declaration where it is all. Where members are named, they alone are taken away. Where they are all, the
    statement goes, but never one that the page names: what it is about would then be said of nothing.
    """
    statement = _statement(declaration, word, finding)
    if statement is None:
        whole = finding.span.start <= declaration.span.start or not word
        return TextEdit(_with_blank(declaration.span, source), "") if whole else None
    if names:
        without = _without(statement, tuple(names.split(", ")), source)
        return without if without or word else TextEdit(_with_blank(statement.span, source), "")
    member = None if word else _member(statement, finding)
    return TextEdit(member or _with_blank(statement.span, source), "")


def _without(statement: Node, names: Sequence[str], source: Source) -> TextEdit | None:
    """A list without the members that are named; None where they are all, or none."""
    for members in _lists(statement):
        written = [source.slice(member.span) for member in members]
        left = [words for words in written if words not in names]
        if left and len(left) < len(written):
            whole = Span(source.path, members[0].span.start, members[-1].span.end)
            return TextEdit(whole, ", ".join(left))
    return None


def _member(statement: Node, finding: Finding) -> Span | None:
    """The stretch of one member of a list with its comma.

    None where the statement has no other member.
    """
    for entries in _lists(statement):
        for number, entry in enumerate(entries):
            if entry.span.start <= finding.span.start < entry.span.end and len(entries) > 1:
                if number:
                    return Span(entry.span.path, entries[number - 1].span.end, entry.span.end)
                return Span(entry.span.path, entry.span.start, entries[1].span.start)
    return None


def _lists(statement: Node) -> Iterator[Sequence[Entry | Word]]:
    for value in statement.values:
        if isinstance(value, Listing):
            yield value.entries
    words = [value for value in statement.values if isinstance(value, Word)]
    if len(words) > 1:
        yield words


def _with_blank(span: Span, source: Source) -> Span:
    """The stretch with the blanks before it, the whole line where nothing else stands on it."""
    text = source.text
    line, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    before, after = text[line : span.start], text[span.end : end if end >= 0 else len(text)]
    if not before.strip() and not after.strip() and end >= 0:
        return Span(span.path, line, end + 1)
    if before.rstrip().endswith("{") and after.strip():
        return Span(span.path, span.start, span.end + len(after) - len(after.lstrip()))
    if not before.strip() and line:
        line -= 1  # what follows, such as the closing brace, goes to the end of the line above
    return Span(span.path, max(line, len(text[: span.start].rstrip(" \t")) if before.strip() else line), span.end)
