"""A policy under other names: what is called so in one version and otherwise in the other."""

from __future__ import annotations

from collections.abc import Mapping

from polc.compare.difference import Key
from polc.core.record import replace
from polc.core.values import Entry, Listing, Text, Word
from polc.model.declaration import Declaration
from polc.model.names import DECLARATIONS, index_of
from polc.model.policy import Policy
from polc.model.purposes import purpose_from
from polc.model.text_references import references
from polc.reference.properties import property_of
from polc.syntax.tree import Node, Value

Aliases = Mapping[Key, str]
"""Kind and name of a declaration, to the name to give it."""
ANY_KIND = "~declarations"


def renamed(policy: Policy, aliases: Aliases) -> Policy:
    """The policy with other names, wherever they stand: declarations, statements, references in texts."""
    nodes = [_declaration(d.node, aliases) for d in policy.declarations]
    declarations = tuple(Declaration(n) for n in nodes)
    return Policy(
        path=policy.path,
        as_of=policy.as_of,
        declarations=declarations,
        purposes=tuple(purpose_from(d) for d in declarations if d.kind == "purpose"),
        index=index_of(nodes),
        unresolved=policy.unresolved,
        duplicates=policy.duplicates,
    )


def _declaration(node: Node, aliases: Aliases) -> Node:
    values = node.values
    if node.name and (node.rule, node.name.text) in aliases:
        values = (replace(node.name, text=aliases[(node.rule, node.name.text)]), *values[1:])
    return replace(node, values=values, children=tuple(_statement(c, node, node, aliases) for c in node.children))


def _statement(node: Node, parent: Node, declaration: Node, aliases: Aliases) -> Node:
    known = property_of(declaration.rule, node.rule, parent.rule)
    lists = 0
    values: list[Value] = []
    for value in node.values:
        targets = known.clauses if lists and known.clauses else known.refers
        lists += isinstance(value, Listing)
        values.append(_value(value, targets, aliases))
    children = tuple(_statement(c, node, declaration, aliases) for c in node.children)
    return replace(node, values=tuple(values), children=children)


def _value(value: Value, targets: tuple[str, ...], aliases: Aliases) -> Value:
    match value:
        case Word(kind="name"):
            return _word(value, targets, aliases)
        case Text():
            return _text(value, aliases)
        case Entry():
            return _entry(value, targets, aliases)
        case Listing():
            return replace(value, entries=tuple(_entry(e, targets, aliases) for e in value.entries))
        case _:
            return value


def _entry(entry: Entry, targets: tuple[str, ...], aliases: Aliases) -> Entry:
    addressed = entry.addressees
    if addressed:
        persons = property_of("", "addressees").refers
        addressed = replace(addressed, entries=tuple(_entry(e, persons, aliases) for e in addressed.entries))
    return replace(
        entry,
        name=_word(entry.name, targets, aliases) if entry.name else None,
        text=_text(entry.text, aliases) if entry.text else None,
        addressees=addressed,
    )


def _word(word: Word, targets: tuple[str, ...], aliases: Aliases) -> Word:
    kinds = DECLARATIONS if ANY_KIND in targets else targets
    known = [(kind, word.text) for kind in kinds if (kind, word.text) in aliases]
    return replace(word, text=aliases[min(known)]) if known else word


def _text(text: Text, aliases: Aliases) -> Text:
    passages = []
    for passage in text.passages:
        words = passage.text
        for reference in reversed(references(words)):
            new = aliases.get((reference.kind, reference.name))
            if new:
                words = f"{words[: reference.start]}{{{reference.kind} {new}}}{words[reference.end :]}"
        passages.append(replace(passage, text=words))
    return replace(text, passages=tuple(passages))
