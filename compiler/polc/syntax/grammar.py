"""The parser that Lark makes of `dsl/pol.lark`. Knows Lark's options; not what a statement means."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import cache, lru_cache

from lark import Lark, Token
from lark.parsers.lalr_interactive_parser import InteractiveParser

from polc.reference.package import read_text
from polc.syntax.builder import Builder


class WholeWords:
    """Keeps WORD among the tokens that every state of the contextual lexer considers, so keywords are whole words."""

    always_accept = ("WORD",)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Leaves the tokens as they are."""
        return stream


builder = Builder()
"""What the parser feeds; its `path` is set before each parse, so that a process parses one source at a time."""


@lru_cache(maxsize=1)
def parser() -> Lark:
    """The parser, built once in a process: LALR(1), contextual lexer, every token kept for its place."""
    return Lark(
        read_text("pol.lark"),
        parser="lalr",
        lexer="contextual",
        postlex=WholeWords(),
        transformer=builder,
        keep_all_tokens=True,
        maybe_placeholders=False,
    )


@lru_cache(maxsize=1)
def keywords() -> dict[str, str]:
    """Terminal names to the keywords they stand for: `LEGAL_NAME` or a made-up name to `legal-name`."""
    found: dict[str, str] = {}
    for terminal in parser().terminals:
        if terminal.pattern.type == "str":
            found[terminal.name] = terminal.pattern.value
    return found


@lru_cache(maxsize=1)
def declaration_keywords() -> frozenset[str]:
    """The words that begin a declaration."""
    start = parser().parse_interactive("")
    return frozenset(keywords()[t] for t in accepted(start) if t in keywords())


@lru_cache(maxsize=1)
def shared_keywords() -> frozenset[str]:
    """The words that begin a declaration and, elsewhere, a statement or a clause: `data`, `cookies`, `authority`."""
    begins: dict[str, set[str]] = {}
    for rule in parser().rules:
        first = rule.expansion[0] if rule.expansion else None
        if first is not None and keywords().get(first.name) in declaration_keywords():
            begins.setdefault(keywords()[first.name], set()).add(str(rule.origin.name))
    return frozenset(word for word, rules in begins.items() if len(rules) > 1)


@lru_cache(maxsize=1)
def terminals() -> dict[str, str]:
    """Keywords and signs to the names of their terminals."""
    return {word: terminal for terminal, word in keywords().items()}


@lru_cache(maxsize=1)
def properties() -> dict[str, frozenset[str]]:
    """The words that can begin a statement in the braces of each declaration, by the declaration's word."""
    inside = {word: _inside(word) for word in declaration_keywords()}
    return {word: words_accepted(at) for word, at in inside.items() if at is not None}


@cache
def after_property(declaration: str, word: str) -> frozenset[str]:
    """The terminals that can follow a property's word in the braces of a declaration."""
    at = _inside(declaration)
    if at is None:
        return frozenset()
    at.feed_token(Token(terminals()[word], word))
    return accepted(at)


def _inside(declaration: str) -> InteractiveParser | None:
    """A parser that has just read the opening brace of a declaration, None for one that has no braces."""
    at = parser().parse_interactive("")
    at.feed_token(Token(terminals()[declaration], declaration))
    if terminals()["{"] not in accepted(at) and "WORD" in accepted(at):
        at.feed_token(Token("WORD", "name"))
    if terminals()["{"] not in accepted(at):
        return None
    at.feed_token(Token(terminals()["{"], "{"))
    return at


def words_accepted(at: InteractiveParser) -> frozenset[str]:
    """The keywords that the parser can read next, without signs such as braces and commas."""
    names = keywords()
    return frozenset(names[t] for t in accepted(at) if t in names and names[t][0].isalpha())


def accepted(at: InteractiveParser) -> frozenset[str]:
    """The terminals that the parser can read next."""
    terminals: set[str] = at.accepts()  # type: ignore[no-untyped-call]
    return frozenset(terminals)


def accepted_after(at: InteractiveParser, sign: str) -> frozenset[str]:
    """The terminals that the parser could read after a sign, none where it cannot read the sign itself."""
    if terminals()[sign] not in accepted(at):
        return frozenset()
    later = cut(at, len(at.parser_state.value_stack))
    later.parser_state.parse_conf = copy(later.parser_state.parse_conf)
    later.parser_state.parse_conf.callbacks = {}
    later.feed_token(Token(terminals()[sign], sign))
    return accepted(later)


def cut(at: InteractiveParser, depth: int) -> InteractiveParser:
    """A copy of the parser as it was when only the first values were on its stack."""
    earlier: InteractiveParser = at.copy(deepcopy_values=False)  # type: ignore[no-untyped-call]
    del earlier.parser_state.state_stack[depth + 1 :]
    del earlier.parser_state.value_stack[depth:]
    return earlier
