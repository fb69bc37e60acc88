"""What mends a finding, by its rule's page: statements added, set, widened or dropped, in the author's style."""

from __future__ import annotations

import re
from collections.abc import Mapping

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Source, Span
from polc.core.values import Text
from polc.editor.edit_places import Context, FilledText, filled_text, filled_title, written_facts
from polc.editor.statement_edits import (
    TextEdit,
    added_statement,
    dropped_statement,
    led_by,
    set_statement,
    widened_list,
)
from polc.model.names import Index
from polc.reference.edit_patterns import EditPattern
from polc.reference.rules import rule_page
from polc.syntax.errors.characters import TYPOGRAPHIC
from polc.syntax.parser.incremental import parse_again
from polc.syntax.tree import File, Node

WAIVER = "waive"
"""Waivers have no names: the one in which the finding stands is meant."""


@record
class Mend:
    """A way to mend a finding: its `kind` (`safe`, `fact` or `places`), title and edits, in order of their places."""

    kind: str
    title: str
    edits: tuple[TextEdit, ...]


def rule_mends(finding: Finding, file: File, context: Context, lang: str) -> tuple[Mend, ...]:
    """Return the ways to mend a finding that its rule's page gives, those left out for which something is missing."""
    facts = written_facts(finding, file, context.index)
    page = rule_page(finding.rule)
    found = []
    for pattern in page.edits_of(finding.variant, of_words=_is_in_text(finding, file)):
        edits = [_edit(step, facts, finding, file, context) for step in (pattern, *pattern.also)]
        made = tuple(edit for edit in edits if edit is not None)
        enough = all(e or step.do == "declare" for e, step in zip(edits[1:], pattern.also, strict=True))
        mend = Mend(pattern.kind, filled_title(pattern.title(lang), facts), made)
        if edits[0] and enough and _is_offered(pattern, facts) and (not page.in_catalogue or _can_be_read(mend, file)):
            found.append(mend)
    return tuple(found)


def _can_be_read(mend: Mend, file: File) -> bool:
    """True where a text that is mended has no more mistakes of syntax than before."""
    after = Source(file.source.path, mended_text(file.source.text, mend))
    return len(parse_again(after, file)[1]) <= len(parse_again(file.source, file)[1])


def _is_in_text(finding: Finding, file: File) -> bool:
    """True where the words at fault stand within a text for readers."""
    own = file.declarations if finding.span.path == file.source.path else ()
    here = (n for n in own if n.span.start <= finding.span.start < n.span.end)
    texts = (value for node in here for child in node.walk() for value in child.values if isinstance(value, Text))
    spans = (passage.span for text in texts for passage in text.passages)
    return any(s.start < finding.span.start and finding.span.end < s.end for s in spans)


def _is_offered(pattern: EditPattern, facts: Mapping[str, str]) -> bool:
    """True where the finding has the fact, and its value, that the pattern asks for."""
    name, _, value = pattern.when.partition(" ")
    if name.startswith("-"):
        return name[1:] not in facts
    return not name or (name in facts and value in ("", facts[name]))


def _edit(
    pattern: EditPattern, facts: Mapping[str, str], finding: Finding, file: File, context: Context
) -> TextEdit | None:
    """The edit that a pattern makes in a file.

    None where there is nothing that it could be made in.
    """
    filled, at = filled_text(pattern.text, facts, context), filled_text(pattern.at, facts, context)
    place = _placed(finding, pattern.on)
    if filled is None or at is None or place is None:
        return None
    if pattern.do == "declare" and _is_declared(filled.plain, context.index):
        return None  # with other edits it is left out; alone it is not offered
    return _edit_at(pattern, filled, at.plain, place, file)


def _is_declared(text: str, index: Index) -> bool:
    """True for a declaration whose kind and name the policy has already."""
    kind, name = text.split(maxsplit=2)[:2]
    return name.strip("{") in index.declared(kind)


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
            return added_statement(declaration, filled, file.source)
        case "add" | "set" if at and declaration is None:
            return _declared(_wrapped(at, filled), file)
        case "list" if at and declaration is None:
            return _declared(_wrapped(at, led_by(pattern.statement, filled)), file)
        case "set" if declaration is not None:
            return set_statement(declaration, pattern.statement, filled, finding, file.source)
        case "list" if declaration is not None:
            return widened_list(declaration, pattern.statement, filled, finding, file.source)
        case "drop" if declaration is not None:
            return dropped_statement(declaration, pattern.statement, filled.plain, finding, file.source)
        case _:
            return None


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
