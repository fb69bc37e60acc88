"""What stands at a place, in words: what a name prints, what a word expects, the law, the rules that read it."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Text
from polc.editor.navigation import Named, named_at
from polc.model.names import Index
from polc.model.policy import Policy
from polc.reference.law import authorities, norm
from polc.reference.phrases import expected, phrase
from polc.reference.properties import property_of
from polc.reference.readers import readers
from polc.reference.vocabulary import vocabulary
from polc.syntax.tree import File, Node

MOST_RULES = 12


@record
class Told:
    """What there is to say of a stretch of a text: `lines` are Markdown, one paragraph each."""

    span: Span
    lines: tuple[str, ...]


def told_at(file: File, policy: Policy, offset: int, lang: str) -> Told | None:
    """What stands at an offset of a file, told in a language.

    None where nothing is to be said.
    """
    named = named_at(file, policy.index, offset)
    if named is not None:
        return Told(named.word.span, tuple(_name_lines(named, policy.index, lang)))
    for declaration in file.declarations:
        if declaration.span.start <= offset < declaration.span.end:
            return _told_keyword(declaration, offset, lang)
    return None


def _name_lines(named: Named, index: Index, lang: str) -> list[str]:
    name = named.word.text
    if named.kind == "~norms" and (cited := norm(name)) is not None:
        return [f"**{cited.label(lang)}**", cited.title(lang), *([f"<{cited.url}>"] if cited.url else [])]
    if named.kind == "~authorities":
        authority = authorities()[name]
        return [f"**{authority.names.get(lang, name)}**", *([f"<{authority.site}>"] if authority.site else [])]
    if named.kind.startswith("~"):
        return [f"`{name}` — {phrase('hover-prints', lang)}", *_term_lines(named.kind[1:], name, lang)]
    node = index.declared(named.kind).get(name)
    return [f"`{named.kind} {name}`", *(_title_lines(node) if node is not None else ())]


def _term_lines(class_: str, name: str, lang: str) -> list[str]:
    entry = vocabulary(class_).get(name)
    lines = [f"- {language}: {words}" for language, words in (entry.names if entry else {}).items()]
    norms = [entry.fields[key] for key in ("article", "norm") if entry and isinstance(entry.fields.get(key), str)]
    return ["\n".join(lines), *(_law_line(id_, lang) for id_ in norms if norm(id_))]


def _law_line(id_: str, lang: str) -> str:
    known = norm(id_)
    return f"[{known.label(lang)}]({known.url})" if known else ""


def _title_lines(node: Node) -> Sequence[str]:
    for statement in node.all("title", "name"):
        for value in statement.values:
            if isinstance(value, Text):
                return ["\n".join(f"- {p.lang or '·'}: {p.text}" for p in value.passages)]
    return []


def _told_keyword(declaration: Node, offset: int, lang: str) -> Told | None:
    """What a word of the language expects, and the rules that read the statement that it begins."""
    way = [declaration]
    while inner := next((c for c in way[-1].children if c.span.start <= offset < c.span.end), None):
        way.append(inner)
    node = way[-1]
    if not node.keyword.start <= offset <= node.keyword.end:
        return None
    word = property_of(declaration.rule, node.rule).word if node is not declaration else declaration.rule
    key = f"{declaration.rule}.{word}"
    wants = expected(key, lang) or expected(word, lang)
    lines = [f"`{word}`" + (f" — {phrase('hover-expects', lang)} {wants}" if wants else "")]
    rules = _rules_of(way)
    if rules:
        lines.append(f"{phrase('read-by', lang)} {', '.join(f'`{rule}`' for rule in rules)}")
    return Told(node.keyword, tuple(lines))


def _rules_of(way: Sequence[Node]) -> tuple[str, ...]:
    """The rules that read a statement, by the derived matrix."""
    name = " ".join(node.rule for node in way)
    found = [line.rules for line in readers() if line.kind == "statements" and line.name == name]
    return tuple(rule for rules in found for rule in rules)[:MOST_RULES]
