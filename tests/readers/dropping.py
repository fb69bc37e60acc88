"""Declarations without one of their statements, or with a term replaced by a name that means nothing.

A statement is written as a line: `purpose basis withdrawn` is the declaration, the statement, and what stands in it, by
the words of the language. `only-if` and `and others`, which any list may have, stand alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from polc.core.record import FIELDS, replace
from polc.core.values import Entry, Listing, Period, RetentionTerm, Word
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary
from polc.syntax.tree import Node, Value

Change = Callable[[Value], Value]

ONE_WITH_PARENT = ("ground",)
"""Clauses that are one with the statement they stand in."""
ONE_WITH_CHILD = ("limb", "only-limb")
"""Clauses that hold one other clause, and have no word of their own."""
VALUES = ("yes-no", "site")
"""Clauses that are values."""
NO_TERM = "no-such-term"


def statements_of(declaration: Node) -> frozenset[str]:
    """Return the lines of what a declaration states."""
    return frozenset(line for line, _node in lines_with_nodes(declaration))


def without_statement(declaration: Node, line: str) -> Node:
    """Return the declaration without what a line stands for."""
    change = PARTS.get(line) or PARTS.get(line.partition(" ")[2]) or PARTS.get(" ".join(line.split()[-2:]))
    if change:
        return _changed(declaration, change)
    if line == SECOND_LIST:
        return _changed_at(declaration, "kind-by", lambda node: replace(node, values=node.values[:1]))
    return _pruned(declaration, {id(node) for at, node in lines_with_nodes(declaration) if at == line})


def terms_of(declaration: Node) -> Iterator[tuple[str, str]]:
    """Yield the terms that a declaration names, each as its class and its id."""
    for parent, node in _with_parents(declaration, declaration):
        known = property_of(declaration.rule, node.rule, parent.rule)
        classes = [t[1:] for t in (*known.refers, *known.clauses) if t.startswith("~")]
        for word in (v for v in _deep(node.values) if isinstance(v, Word) and v.kind == "name"):
            found = ((class_, entry.id) for class_ in classes if (entry := vocabulary(class_).get(word.text)))
            yield from list(found)[:1]


def without_term(declaration: Node, name: str) -> Node:
    """Return the declaration with another name wherever a term stands."""
    return _changed(declaration, lambda v: replace(v, text=NO_TERM) if isinstance(v, Word) and v.text == name else v)


def _of_term(change: Callable[[RetentionTerm], RetentionTerm]) -> Change:
    return lambda v: change(v) if isinstance(v, RetentionTerm) else v


def _of_period(change: Callable[[Period], Period]) -> Change:
    return lambda v: change(v) if isinstance(v, Period) else v


def _of_list(change: Callable[[Listing], Listing]) -> Change:
    return lambda v: change(v) if isinstance(v, Listing) else v


def _of_entry(change: Callable[[Entry], Entry]) -> Change:
    return lambda v: change(v) if isinstance(v, Entry) else v


SECOND_LIST = "purpose kind by"
PARTS: dict[str, Change] = {
    "keep if": _of_term(lambda term: replace(term, only_if=None)),
    "keep sooner on": _of_term(lambda term: replace(term, sooner=None)),
    "keep then": _of_term(lambda term: replace(term, disposal=None)),
    "keep archived": _of_period(lambda period: replace(period, archived=False)),
    "keep at most": _of_period(lambda period: replace(period, at_most=False)),
    "keep norm": _of_period(lambda period: replace(period, norm=None)),
    "keep after": _of_period(lambda p: replace(p, form="bare", moments=()) if p.form == "after" else p),
    "activity to": _of_entry(lambda entry: replace(entry, addressees=None)),
    "only-if": _of_entry(lambda entry: replace(entry, condition=None)),
    "and others": _of_list(lambda listing: replace(listing, open=False, open_span=None)),
}
"""What is part of a value, by the end of its line, with what takes it away."""
ALONE = ("only-if", "and others")


def lines_with_nodes(declaration: Node) -> Iterator[tuple[str, Node]]:
    def below(node: Node, way: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
        for child in node.children:
            if child.rule in VALUES:
                continue
            meant = child.children[0] if child.rule in ONE_WITH_CHILD and child.children else child
            word = property_of(declaration.rule, meant.rule, node.rule).word
            at = way if child.rule in ONE_WITH_PARENT else (*way, word)
            yield " ".join(at), child
            yield from ((" ".join((*at, part)), child) for part in _parts(child, word))
            yield from below(meant, at)

    yield from below(declaration, (declaration.rule,))
    for line in ALONE:
        if _changed(declaration, PARTS[line]) != declaration:
            yield line, declaration


def _parts(node: Node, word: str) -> Iterator[str]:
    for end, change in PARTS.items():
        statement, _, part = end.partition(" ")
        if statement == word and end not in ALONE and any(_deeply(v, change) != v for v in node.values):
            yield part
    if node.rule == "kind-by" and len(node.values) > 1:
        yield "by"


def _pruned(node: Node, dropped: set[int]) -> Node:
    return replace(node, children=tuple(_pruned(c, dropped) for c in node.children if id(c) not in dropped))


def _changed(declaration: Node, change: Change) -> Node:
    """The declaration with the values of all its statements changed; its own name stays."""
    return replace(declaration, children=tuple(_changed_below(c, change) for c in declaration.children))


def _changed_below(node: Node, change: Change) -> Node:
    values = tuple(_deeply(v, change) for v in node.values)
    return replace(node, values=values, children=tuple(_changed_below(c, change) for c in node.children))


def _changed_at(node: Node, rule: str, change: Callable[[Node], Node]) -> Node:
    return replace(node, children=tuple(change(c) if c.rule == rule else c for c in node.children))


def _deeply(value: object, change: Change) -> object:
    """A value with all that it holds changed, innermost first."""
    if isinstance(value, tuple):
        return tuple(_deeply(v, change) for v in value)
    names = getattr(value, FIELDS, None)
    if names is None:
        return value
    return change(replace(value, **{name: _deeply(getattr(value, name), change) for name in names}))  # type: ignore[arg-type]


def _deep(values: Iterable[object]) -> Iterator[object]:
    for value in values:
        yield value
        if isinstance(value, tuple):
            yield from _deep(value)
        elif names := getattr(value, FIELDS, None):
            yield from _deep(getattr(value, name) for name in names)


def _with_parents(parent: Node, node: Node) -> Iterator[tuple[Node, Node]]:
    yield parent, node
    for child in node.children:
        yield from _with_parents(node, child)
