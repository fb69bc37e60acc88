"""What the grammar says of its words.

Some begin a declaration, some stand in its braces, and each has what can follow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from polc.syntax.parser.lr_parser import LRParser, Scanner, State, scanner_of
from polc.syntax.parser.tables import tables
from polc.syntax.parser.tree_builder import Builder
from polc.syntax.tree import Node


@lru_cache(maxsize=1)
def _scanner() -> Scanner:
    """What every parser of the language shares, made ready once in a process."""
    return scanner_of(tables())


def parser_of(builder: Builder) -> LRParser:
    """Return a parser of the language, which builds the values of one source."""
    return LRParser(_scanner(), builder.builds)


@lru_cache(maxsize=1)
def parser() -> LRParser:
    """Return a parser of no source, which tells what the grammar allows."""
    return parser_of(Builder(""))


def after(declarations: Sequence[Node]) -> State:
    """The state after these declarations, with the dates that limit them.

    It would read another one or the end.
    """
    return State(parser(), list(_between()), [list(declarations)]) if declarations else parser().start()


@lru_cache(maxsize=1)
def _between() -> tuple[int, ...]:
    """The states after one declaration or more, where another one begins."""
    use, string = terminals()["use"], "STRING"
    begun = parser().start().then(use, string, use)
    return tuple(begun.states[:-1]) if begun is not None else ()


def keywords() -> dict[str, str]:
    """The names of terminals, with the keywords and signs they stand for.

    `LEGAL_NAME`, or a name made up, stands for `legal-name`.
    """
    return tables().words


@lru_cache(maxsize=1)
def declaration_keywords() -> frozenset[str]:
    """The words that begin a declaration."""
    return frozenset(keywords()[t] for t in parser().start().accepted() if t in keywords())


@lru_cache(maxsize=1)
def shared_keywords() -> frozenset[str]:
    """The words that begin a declaration and, elsewhere, a statement or clause.

    `data`, `cookies` and `authority` are some.
    """
    begins: dict[str, set[str]] = {}
    for rule in tables().rules:
        word = keywords().get(rule.parts[0]) if rule.parts else None
        if word in declaration_keywords():
            begins.setdefault(word, set()).add(rule.name)
    return frozenset(word for word, rules in begins.items() if len(rules) > 1)


@lru_cache(maxsize=1)
def terminals() -> dict[str, str]:
    """Keywords and signs to the names of their terminals."""
    return {word: terminal for terminal, word in keywords().items()}


@lru_cache(maxsize=1)
def properties() -> dict[str, frozenset[str]]:
    """The words that can begin a statement of each declaration, by its word."""
    inside = {word: _state_inside(word) for word in declaration_keywords()}
    return {word: words_accepted(at) for word, at in inside.items() if at is not None}


@cache
def after_property(declaration: str, word: str) -> frozenset[str]:
    """The terminals that can follow a property's word in the braces of a declaration."""
    at = _state_inside(declaration)
    then = at.then(terminals()[word]) if at is not None else None
    return then.accepted() if then is not None else frozenset()


def _state_inside(declaration: str) -> State | None:
    """The state after the opening brace of a declaration.

    None for one that has no braces.
    """
    word, brace = terminals()[declaration], terminals()["{"]
    start = parser().start()
    return start.then(word, "WORD", brace) or start.then(word, brace)


def words_accepted(at: State) -> frozenset[str]:
    """The keywords that can be read next, without signs such as braces and commas."""
    names = keywords()
    return frozenset(names[t] for t in at.accepted() if t in names and names[t][0].isalpha())


def accepted_after(at: State, sign: str) -> frozenset[str]:
    """The terminals that could be read after a sign.

    There are none where the sign itself cannot be read.
    """
    later = at.then(terminals()[sign])
    return later.accepted() if later is not None else frozenset()
