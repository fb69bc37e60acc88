"""The parser that Lark makes of `dsl/pol.lark`. Knows Lark's options; not what a statement means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lark import Lark, Token

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
    return frozenset(keywords()[t] for t in start.choices() if t in keywords())
