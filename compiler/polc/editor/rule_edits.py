"""What mends a finding, by its rule's page: statements added, set, widened or dropped, in the author's style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Source, Span
from polc.core.values import Entry, Listing, Word
from polc.editor.edit_places import Context, FilledText, filled_text, filled_title, written_facts
from polc.model.names import Index
from polc.reference.edit_patterns import EditPattern
from polc.reference.properties import property_of
from polc.reference.rules import rule_page
from polc.syntax.errors.characters import TYPOGRAPHIC
from polc.syntax.tree import File, Node

STEP = "  "
WAIVER = "waive"
"""Waivers have no names: the one in which the finding stands is meant."""


@record
class TextEdit:
    """Words to put in place of a stretch of a text; `snippet` is the same with numbered places to fill in."""

    span: Span
    text: str
    snippet: str = ""


@record
class Mend:
    """A way to mend a finding: its `kind` (`safe`, `fact` or `places`), title and edits, in order of their places."""

    kind: str
    title: str
    edits: tuple[TextEdit, ...]


def rule_mends(finding: Finding, file: File, context: Context, lang: str) -> tuple[Mend, ...]:
    """Return the ways to mend a finding that its rule's page gives, those left out for which something is missing."""
    facts = written_facts(finding, file, context.index)
    found = []
    for pattern in rule_page(finding.rule).edits_of(finding.variant):
        edits = [_edit(step, facts, finding, file, context) for step in (pattern, *pattern.also)]
        made = tuple(edit for edit in edits if edit is not None)
        enough = all(e or step.do == "declare" for e, step in zip(edits[1:], pattern.also, strict=True))
        if edits[0] and enough and _is_offered(pattern, facts):
            found.append(Mend(pattern.kind, filled_title(pattern.title(lang), facts), made))
    return tuple(found)


def _is_offered(pattern: EditPattern, facts: Mapping[str, str]) -> bool:
    """True where the finding has the fact, and its value, that the pattern asks for."""
    name, _, value = pattern.when.partition(" ")
    if name.startswith("-"):
        return name[1:] not in facts
    return not name or (name in facts and value in ("", facts[name]))


def _edit(
    pattern: EditPattern, facts: Mapping[str, str], finding: Finding, file: File, context: Context
) -> TextEdit | None:
    """The edit that a pattern makes in a file; None where there is nothing that it could be made in."""
    filled, at = filled_text(pattern.text, facts, context), filled_text(pattern.at, facts, context)
    place = _placed(finding, pattern.on)
    if filled is None or at is None or place is None:
        return None
    if pattern.do == "declare" and _is_declared(filled.plain, context.index):
        return None  # with other edits it is left out; alone it is not offered
    return _edit_at(pattern, filled, at.plain, place, file)


def _is_declared(text: str, index: Index) -> bool:
    """True for a declaration whose kind and name the policy has already."""
    kind, _, rest = text.partition(" ")
    return rest.partition(" ")[0] in index.declared(kind)


def _placed(finding: Finding, label: str) -> Finding | None:
    """The finding at the related place with a label; the finding itself without one."""
    if not label:
        return finding
    spans = (related.span for related in finding.related if related.label == label)
    span = next(spans, None)
    return Finding(finding.rule, span) if span is not None else None


def _edit_at(pattern: EditPattern, filled: FilledText, at: str, finding: Finding, file: File) -> TextEdit | None:
    declaration = _declaration(at, finding, file)
    own = finding.span.path == file.source.path
    match pattern.do:
        case "declare":
            return _declared(filled, file)
        case "replace" if own:
            return TextEdit(finding.span, filled.plain, filled.snippet)
        case "requote" if own:
            return _requoted(finding.span, file.source)
        case "add" if declaration is not None:
            return _added(declaration, filled, file.source)
        case "add" | "set" if at:
            return _declared(_wrapped(at, filled), file)
        case "list" if at and declaration is None:
            return _declared(_wrapped(at, _led(pattern.statement, filled)), file)
        case "set" if declaration is not None:
            old = _statement(declaration, pattern.statement, finding)
            return TextEdit(old.span, filled.plain, filled.snippet) if old else _added(declaration, filled, file.source)
        case "list" if declaration is not None:
            return _widened(declaration, pattern.statement, filled, finding, file.source)
        case "drop" if declaration is not None:
            return _dropped(declaration, pattern.statement, filled.plain, finding, file.source)
        case _:
            return None


def _led(word: str, filled: FilledText) -> FilledText:
    """A list after the word of its statement."""
    return FilledText(f"{word} {filled.plain}", f"{word} {filled.snippet}", filled.open)


def _wrapped(at: str, filled: FilledText) -> FilledText:
    """The statement in a declaration of its own."""
    return FilledText(f"{at} {{ {filled.plain} }}", f"{at} {{ {filled.snippet} }}", filled.open)


def _declaration(at: str, finding: Finding, file: File) -> Node | None:
    """The declaration in which the edit is made: the one that `at` names, else that of the finding."""
    kind, _, name = at.partition(" ") if at else (finding.subject[0], "", finding.subject[1])
    for node in file.declarations:
        own, here = node.name.text if node.name else "", node.span.start <= finding.span.start < node.span.end
        if node.rule == kind and (own == name or (at and not name)) and (here or kind != WAIVER):
            return node
    if at:
        return None
    inside = (n for n in file.declarations if n.span.start <= finding.span.start < max(n.span.end, n.span.start + 1))
    return next(inside, None) if finding.span.path == file.source.path else None


def _added(declaration: Node, filled: FilledText, source: Source) -> TextEdit:
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


def _statement(declaration: Node, word: str, finding: Finding) -> Node | None:
    """The statement with a word, that of the finding first; without one the innermost around the words at fault."""
    if word:
        named = [c for c in declaration.children if word in (c.rule, property_of(declaration.rule, c.rule).word)]
        here = (c for c in named if c.span.start <= finding.span.start < c.span.end)
        return next(here, named[0] if named else None)
    around = None
    for node in declaration.walk():
        if node is not declaration and node.span.start <= finding.span.start and finding.span.end <= node.span.end:
            around = node
    return around


def _widened(declaration: Node, word: str, filled: FilledText, finding: Finding, source: Source) -> TextEdit | None:
    """Another member at the end of a list; the statement itself where there is none yet."""
    statement = _statement(declaration, word, finding)
    if statement is None:
        return _added(declaration, _led(word, filled), source)
    listing = next((value for value in statement.values if isinstance(value, Listing) and value.entries), None)
    end = listing.entries[-1].span.end if listing else statement.span.end
    place = Span(source.path, end, end)
    return TextEdit(place, f", {filled.plain}", f", {filled.snippet}")


def _dropped(declaration: Node, word: str, names: str, finding: Finding, source: Source) -> TextEdit | None:
    """A statement taken away, or the one member of a list that the finding shows; the declaration where it is all.

    Where members are named, they alone are taken away. Where they are all, the statement goes, but never one that the
    page names: what it is about would then be said of nothing.
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
    """The stretch of one member of a list with its comma; None where the statement has no other member."""
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


def _requoted(span: Span, source: Source) -> TextEdit:
    """The text between two marks of a word processor, or from one to the end of its line, between straight ones."""
    end = source.text.find("\n", span.end)
    line = source.text[span.end : end if end >= 0 else len(source.text)]
    closing = re.search(f"[{TYPOGRAPHIC}]", line)
    inside = line[: closing.start()] if closing else line.rstrip(" \t}")
    whole = Span(span.path, span.start, span.end + (closing.end() if closing else len(inside)))
    return TextEdit(whole, f'"{inside.strip()}"')


def _declared(filled: FilledText, file: File) -> TextEdit:
    """A declaration at the end of the file."""
    text = file.source.text
    place = Span(file.source.path, len(text), len(text))
    before = "" if text.endswith("\n") or not text else "\n"
    return TextEdit(place, f"{before}{filled.plain}\n", f"{before}{filled.snippet}\n")


def mended_text(text: str, mend: Mend) -> str:
    """Return a text with the edits of a mend."""
    for edit in sorted(mend.edits, key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
