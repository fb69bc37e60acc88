"""Where reading stopped, as the parser saw it.

It knows what was open, and what could have followed.
"""

from __future__ import annotations

import re

from polc.core.record import record
from polc.core.sources import Source
from polc.syntax.parser.grammar import accepted_after, declaration_keywords, keywords, terminals, words_accepted
from polc.syntax.parser.lr_parser import ParseError, State, Token
from polc.syntax.parser.tables import END
from polc.syntax.tree import Node

NAME = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]*)*")
"""A word of the language, as the grammar has it."""
RUN = re.compile(r'[^\s,{}"]+')
"""What belongs together without blank space, such as an address or a norm."""


@record
class Mistake:
    """Where reading stopped, offsets in `source`.

    `start` is where this stretch of reading began, `at` where it stopped; `token` is None at the end of the file or
    where no token could be made. `head` is the first word of the declaration being read, None between declarations,
    and `name` its name; `block` the word that opened the innermost braces, None before any brace. `statement` is the
    last keyword of the statement being read, and `before` the last word or sign read of it. `accepts` are the
    terminals that could have followed, `in_list` those after a comma; `allowed` are the words that can begin a
    statement in this block, and `property_left_open` is true when `before`, read as a name, is one of them and what
    was found goes with it; `complete` are the declarations before.
    """

    source: Source
    start: int
    at: int
    token: Token | None
    head: Token | None
    name: str
    block: Token | None
    statement: Token | None
    before: Token | None
    accepts: frozenset[str]
    in_list: frozenset[str]
    allowed: frozenset[str]
    property_left_open: bool
    complete: tuple[Node, ...]

    @property
    def at_end(self) -> bool:
        """True when the text ends here, be it before some blank space."""
        return self.token is None and not self.source.text[self.at :].strip()

    @property
    def words(self) -> tuple[str, ...]:
        """The keywords that could have followed, sorted."""
        names = keywords()
        return tuple(sorted(names[t] for t in self.accepts if t in names and names[t][0].isalpha()))

    @property
    def begins_line(self) -> bool:
        """True when nothing stands before it on its line."""
        text = self.source.text
        return not text[text.rfind("\n", 0, self.at) + 1 : self.at].strip()

    def token_is(self, *types: str) -> bool:
        """True when what was found is one of these terminals."""
        return self.token is not None and self.token.type in types

    @property
    def may_end(self) -> bool:
        """True when the statement could have ended here.

        Another one or the closing brace was expected then.
        """
        return terminals()["}"] in self.accepts

    @property
    def wants_brace(self) -> bool:
        """True when an opening brace could have followed."""
        return terminals()["{"] in self.accepts

    @property
    def list_goes_on(self) -> bool:
        """True when a comma and another member of a list could have followed."""
        return not self.in_list.isdisjoint(("WORD", "STRING", "PLACE"))


def mistake_from(stopped: ParseError, source: Source, start: int) -> Mistake:
    """What can be told of a place where reading stopped.

    The stretch of reading began at `start`.
    """
    state = stopped.state
    token = stopped.token if stopped.token is not None and stopped.token.type != END else None
    at = stopped.at
    accepts = state.accepted()
    stack = state.values
    opened = None if END in accepts else _declaration_start(stack)
    head = stack[opened] if opened is not None else None
    inside = stack[opened:] if opened is not None else []
    brace = _innermost_brace(inside)
    within = inside if brace is None else inside[brace + 1 :]
    before = within[-1] if within and isinstance(within[-1], Token) else None
    block = state.cut((opened or 0) + brace + 1) if brace is not None else None
    allowed = words_accepted(block) if block is not None else frozenset()
    return Mistake(
        source=source,
        start=start,
        at=at,
        token=token,
        head=head,
        name=str(inside[1]) if len(inside) > 1 and _is_name(inside[1]) else "",
        block=_opening_word(inside, brace) if brace is not None else None,
        statement=_last_keyword(within),
        before=before,
        accepts=accepts,
        in_list=accepted_after(state, ","),
        allowed=allowed,
        property_left_open=_is_open_property(before, block, allowed, source, at),
        complete=_complete(state, opened),
    )


def _declaration_start(stack: list[object]) -> int | None:
    """The index of the first word of the declaration being read.

    What is complete is no longer a bare word.
    """
    for index, value in enumerate(stack):
        if isinstance(value, Token) and keywords().get(value.type) in declaration_keywords():
            return index
    return None


def _innermost_brace(values: list[object]) -> int | None:
    depth = 0
    for index in range(len(values) - 1, -1, -1):
        value = values[index]
        if isinstance(value, Token) and value == "}" and keywords().get(value.type):
            depth += 1
        elif isinstance(value, Token) and value == "{" and keywords().get(value.type):
            if depth == 0:
                return index
            depth -= 1
    return None


def _opening_word(values: list[object], brace: int) -> Token | None:
    """The keyword before a brace that belongs to it.

    It is `case`, `except`, `cookie`, or the declaration's own.
    """
    for value in reversed(values[:brace]):
        if isinstance(value, Token) and keywords().get(value.type, "")[:1].isalpha():
            return value
    return None


def _last_keyword(values: list[object]) -> Token | None:
    for value in reversed(values):
        if isinstance(value, Token):
            word = keywords().get(value.type, "")
            if word in ("{", "}"):
                return None
            if word and word != ",":
                return value
    return None


def _is_name(value: object) -> bool:
    return isinstance(value, Token) and value.type == "WORD"


def _is_open_property(
    before: Token | None, block: State | None, allowed: frozenset[str], source: Source, at: int
) -> bool:
    """True when the word before goes with what stands at an offset.

    The word is read as a property of this block.
    """
    if before is None or block is None or before.type != "WORD" or str(before) not in allowed:
        return False
    attempt = block.then(terminals()[str(before)])
    return attempt is not None and not attempt.accepted().isdisjoint(terminals_of(source.text, at))


def terminals_of(text: str, at: int) -> frozenset[str]:
    """The terminals that what stands at an offset, after blank space, could be."""
    shown = re.compile(r"\S").search(text, at)
    begin = shown.start() if shown else len(text)
    if text[begin : begin + 1] == '"':
        return frozenset({"STRING", "BLOCK"})
    if text[begin : begin + 1].isdigit():
        return frozenset({"INT", "DATE"})
    word = NAME.match(text, begin)
    found = word.group() if word else text[begin : begin + 1]
    types = {terminals()[found]} if found in terminals() else set()
    if word is not None:
        run = RUN.match(text, begin)
        types |= {"WORD"} if run is not None and run.end() == word.end() else {"URL", "EMAIL", "NORM_ID"}
        if found.isupper():
            types.add("PLACE")
        if re.compile(r'\s*"').match(text, word.end()):
            types.add("LANG")
    return frozenset(types)


def _complete(state: State, head: int | None) -> tuple[Node, ...]:
    """The declarations read before the mistake, the one being read left out."""
    try:
        nodes: tuple[Node, ...] = state.cut(head if head is not None else len(state.values)).finish()
    except ParseError:
        return ()
    return nodes
