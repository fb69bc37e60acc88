"""Proves that policies are read as Lark reads them: the same trees and the same values, or the same place of a mistake.

    python -m benchmarks.equal --count 10000 --seed 7

Beside every `.pol` file of the repository, texts are made by a seed: policies of an estate, and policies of the
repository with words, signs and declarations left out, doubled, or put in the place of others.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Tree, UnexpectedCharacters, UnexpectedInput

from benchmarks.estate import policy
from polc.reference.package import read_text
from polc.syntax.parser.grammar import parser_of
from polc.syntax.parser.lark_tables import lark
from polc.syntax.parser.lr_parser import LRParser, ParseError, scanner_of, token
from polc.syntax.parser.tables import tables
from polc.syntax.parser.tree_builder import Builder

ROOT = Path(__file__).parent.parent
PIECE = re.compile(r'"""(?:.|\n)*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*|[\w./:@-]+|\s+|.')
MOST = 8000
"""Longer texts are cut to a stretch of this many characters, so that many can be tried."""


def difference(text: str) -> str:
    """What differs between Lark's reading of a text and ours; empty where nothing does."""
    theirs, ours = _stock(text), _own(text)
    if isinstance(theirs, str) or isinstance(ours, str):
        return "" if theirs == ours else f"Lark: {str(theirs)[:200]}, polc: {str(ours)[:200]}"
    if (told := _plain(theirs)) != ours:
        return f"trees: {_first_unlike(told, ours)}"
    builder, lent = Builder(""), Builder("")
    values = parser_of(builder).read(text)
    return "" if _built(theirs, lent) == values and builder.doubtful == lent.doubtful else "values"


@lru_cache(maxsize=1)
def _lark() -> Lark:
    return lark(read_text("pol.lark"))


@lru_cache(maxsize=1)
def _bare() -> LRParser:
    """Our reader, building bare trees."""
    return LRParser(scanner_of(tables()), lambda rule: lambda parts: (rule, [_told(p) for p in parts]))


def _told(part: Any) -> Any:  # noqa: ANN401 - a token or a tree
    return part if isinstance(part, tuple) else (part.type, str(part), part.start_pos, part.end_pos)


def _stock(text: str) -> Tree[Token] | str:
    """Lark's tree; where it stopped, and at what, if it could not read the text."""
    try:
        return _lark().parse(text)
    except UnexpectedCharacters as stopped:
        return f"no token at {stopped.pos_in_stream}"
    except UnexpectedInput as stopped:
        found: Token = stopped.token  # type: ignore[attr-defined]
        return "end" if found.type == "$END" else f"{found.type} at {found.start_pos} to {found.end_pos}"


def _own(text: str) -> Any:  # noqa: ANN401 - a bare tree, or where reading stopped
    try:
        return _bare().read(text)
    except ParseError as stopped:
        found = stopped.token
        if found is None:
            return f"no token at {stopped.at}"
        return "end" if found.type == "$END" else f"{found.type} at {found.start_pos} to {found.end_pos}"


def _plain(tree: Tree[Token]) -> Any:  # noqa: ANN401
    """Lark's tree in the form of ours."""
    parts = [_plain(c) if isinstance(c, Tree) else (c.type, str(c), c.start_pos, c.end_pos) for c in tree.children]
    return str(tree.data), parts


def _built(tree: Tree[Token], builder: Builder) -> Any:  # noqa: ANN401
    """The value that our builder makes of Lark's tree."""
    parts = [
        _built(c, builder) if isinstance(c, Tree) else token(c.type, str(c), c.start_pos or 0) for c in tree.children
    ]
    return builder.builds(str(tree.data))(parts)


def _first_unlike(first: Any, other: Any) -> str:  # noqa: ANN401
    if isinstance(first, tuple) and isinstance(other, tuple) and len(first) == len(other) == 2 and first[0] == other[0]:
        for a, b in zip(first[1], other[1], strict=False):
            if a != b:
                return _first_unlike(a, b)
    return f"{str(first)[:100]} / {str(other)[:100]}"


def files() -> Iterator[tuple[str, str]]:
    """The name and text of every policy of the repository that is text."""
    for file in sorted(ROOT.rglob("*.pol")):
        content = file.read_bytes()
        yield str(file.relative_to(ROOT)), content.decode("utf-8", errors="replace")


def made(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Texts made by a seed, with the names by which to find them again."""
    stock = [text for _, text in files()]
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        text = policy(number) if chance.random() < 0.2 else chance.choice(stock)
        yield f"seed {seed}, text {number}", _changed(text, chance) if number % 4 else _cut(text, chance)


def _cut(text: str, chance: random.Random) -> str:
    begin = chance.randrange(max(1, len(text) - MOST)) if len(text) > MOST else 0
    begin = text.rfind("\n}\n", 0, begin) + 3 if begin else 0
    return text[begin : text.find("\n}\n", begin + MOST) + 3] if len(text) > begin + MOST else text[begin:]


def _changed(text: str, chance: random.Random) -> str:
    pieces = PIECE.findall(_cut(text, chance))
    for _ in range(chance.randint(1, 3)):
        at, other = chance.randrange(len(pieces) + 1), chance.randrange(len(pieces) + 1)
        way = chance.randrange(4)
        if way == 0:
            del pieces[at : at + 1]
        elif way == 1:
            pieces[at:at] = pieces[other : other + 1]
        elif way == 2:
            pieces[at : at + 1] = pieces[other : other + 1]
        else:
            pieces[at : at + 1], pieces[other : other + 1] = pieces[other : other + 1], pieces[at : at + 1]
    return "".join(pieces)


def main() -> None:
    """Tries the files and as many texts as asked for. Exits with 1 where one is read otherwise."""
    asked = argparse.ArgumentParser(description="Compares our reading with Lark's.")
    asked.add_argument("--count", type=int, default=300)
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args()
    tried = sound = 0
    for name, text in (*files(), *made(given.count, given.seed)):
        if said := difference(text):
            raise SystemExit(f"{name}: {said}")
        tried += 1
        sound += not isinstance(_stock(text), str)
    print(f"{tried} texts read alike, {sound} of them to their end, {tried - sound} as far as a mistake.")


if __name__ == "__main__":
    main()
