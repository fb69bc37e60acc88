"""What is wrong in a statement whatever its names stand for: given twice, no such day, country or language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from polc.core.findings import Finding, Related
from polc.core.sources import Span
from polc.core.values import Entry, Listing, RetentionTerm, Text, Word
from polc.model.blank_texts import is_blank, is_invisible
from polc.reference.law import is_place
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary
from polc.syntax.errors.suggestions import nearest
from polc.syntax.tree import Node, Value

CLAUSES_MANY = frozenset({"ground", "reach-at", "reach-email", "reach-phone", "reach-document", "reach-channel",
                          "reach-post", "limb", "only-limb", "site", "duration"})  # fmt: skip
"""Clauses that may stand several times in one statement."""
LITERALS = ("date", "place")
"""Kinds of word that may stand for nothing: the 31st of June, a country that there is not."""
JUDGED_ELSEWHERE = frozenset({"use", "waive"})
"""Declarations whose words are no text of the page: a path, the reason of a waiver."""


def slips(declaration: Node, node: Node, owner: tuple[str, str]) -> list[Finding]:
    """What is wrong in a statement of a declaration: in the order of what it holds, its own statements first."""
    found: list[Finding] = []
    if len(node.children) > 1:
        found += _given_twice(declaration, node, owner)
    for value in node.values:
        for part in _parts(value):
            if isinstance(part, Text):
                found += _passages(part, owner)
            elif part.kind in LITERALS:
                found += _literal(part, owner)
            elif part.kind == "string" and declaration.rule not in JUDGED_ELSEWHERE and is_invisible(part.text):
                found.append(Finding("syntax/blank-text", part.span, {}, subject=owner))
    if node.when:
        for word in (word for word in (node.when.start, node.when.end) if word):
            found += _literal(word, owner)
    return found


def _given_twice(declaration: Node, node: Node, owner: tuple[str, str]) -> Iterator[Finding]:
    seen: dict[str, Node] = {}
    for child in node.children:
        if child.when is not None:
            continue
        first = seen.setdefault(child.rule, child)
        if first is not child and not _repeatable(declaration, child):
            facts = {
                "statement": property_of(declaration.rule, child.rule).word,
                "declaration": node.rule,
                "name": node.name.text if node.name else "",
            }
            yield Finding("names/given-twice", child.keyword, facts, (Related(first.keyword, "first"),), subject=owner)


def _repeatable(declaration: Node, child: Node) -> bool:
    return child.rule in CLAUSES_MANY or property_of(declaration.rule, child.rule).many


def _literal(word: Word, owner: tuple[str, str]) -> Iterator[Finding]:
    if word.kind == "date" and not _is_date(word.text):
        yield Finding("syntax/impossible-date", word.span, {"found": word.text}, subject=owner)
    if word.kind == "place" and not is_place(word.text):
        near = nearest(word.text, vocabulary("countries").ids())
        yield Finding("names/unknown-country", word.span, {"found": word.text, "suggestion": near}, subject=owner)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _parts(value: Value) -> Iterator[Word | Text]:
    """The words and texts that a value of a statement consists of."""
    match value:
        case Word() | Text():
            yield value
        case Listing():
            for entry in value.entries:
                yield from _parts(entry)
        case Entry():
            yield from (part for part in (value.name, value.text, value.condition) if part is not None)
        case RetentionTerm():
            for period in value.periods:
                yield from (part for part in (*period.moments, period.text) if part is not None)
            if value.only_if is not None:
                yield value.only_if


def _passages(text: Text, owner: tuple[str, str]) -> Iterator[Finding]:
    """Passages that say nothing, in a language that the text has given before, or a second one for all languages."""
    seen: dict[str, Span] = {}
    for passage in text.passages:
        lang = passage.lang or ""
        if is_blank(passage.text):
            yield Finding("syntax/blank-text", passage.span, {}, subject=owner)
        elif lang in seen:
            related = (Related(seen[lang], "first"),)
            yield Finding("syntax/language-twice", passage.span, {"lang": lang}, related, subject=owner)
        seen[lang] = passage.span
