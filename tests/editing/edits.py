"""Edits made by chance, the same for the same seed: signs, words, lines and declarations, put in, taken out, moved."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from polc.syntax.parser.outline import outline_of

Chance = random.Random
Edit = Callable[[str, Chance], str]

WORD = re.compile(r'"""|[\w-]+|[^\s\w]')
SIGNS = (
    *'"{}#,\\\n aZ9é:/-_', '"""', '""', "\n\n", "\n}\n", "# ", " until 2027-01-01", "from 2024-01-01",
    "\u200b", "раge", "e\u0301",
)  # fmt: skip
LINES = (
    'use "shared/terms.pol"', 'use "nowhere.pol"', "authority cnil", "officer none", "decisions none", "transfer none",
    "from 2024-01-01", "until 2023-01-01", "purpose", "purpose x {", "}", '  title "x"', '  note """', '"""', "# { \"",
    "  audience", "  cites gdpr:13,", '  title en "x" fr "y"', "data x { includes email }", "xpurpose y { }",
    'term t { means "m" } term u { means "n" }',
    'waive clarity/passive on policy until 2027-01-01 "as agreed so far" by "me"',
)  # fmt: skip
BACK = 0.3
"""How often an edit is taken back, so that a text that was broken is sound again."""
LONGEST = 400_000
"""A text that has grown beyond so many characters is begun again."""


def texts(first: str, chance: Chance, steps: int) -> Iterator[str]:
    """The text before any edit, and after each of so many."""
    past = [first]
    yield first
    for _ in range(steps):
        if len(past) > 1 and chance.random() < BACK:
            past.pop()
            if chance.random() < BACK:
                past = past[:1]
        elif len(past[-1]) > LONGEST:
            past = past[:1]
        else:
            past.append(chance.choice(EDITS)(past[-1], chance))
        yield past[-1]


def a_sign(text: str, chance: Chance) -> str:
    """A sign or a letter put in, taken out or replaced."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(("", *SIGNS)) + text[at + chance.choice((0, 0, 1)) :]


def a_word(text: str, chance: Chance) -> str:
    """A word or sign taken out, doubled, or replaced by another one of the text."""
    words = list(WORD.finditer(text))
    if not words:
        return chance.choice(LINES)
    first, other = chance.choice(words), chance.choice(words)
    new = chance.choice(("", f"{first[0]} {first[0]}", other[0], f"{first[0]}x", first[0][:-1]))
    return text[: first.start()] + new + text[first.end() :]


def a_line(text: str, chance: Chance) -> str:
    """A line taken out, doubled, moved, cut in two, joined to the next, made a comment, or a new one."""
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines.insert(other, lines.pop(at))
        case 3:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
        case 4:
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        case 5:
            lines[at] = f"# {lines[at]}"
        case _:
            lines.insert(at, chance.choice(LINES))
    return "\n".join(lines)


def a_declaration(text: str, chance: Chance) -> str:
    """A declaration taken out, doubled, moved, put on the line of the one before, or followed by a line."""
    starts = [0, *outline_of(text).starts, len(text)]
    pieces = [text[a:b] for a, b in pairwise(starts)]
    at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    match chance.randrange(5):
        case 0:
            del pieces[at]
        case 1:
            pieces.insert(other, pieces[at])
        case 2:
            pieces[at], pieces[other] = pieces[other], pieces[at]
        case 3:
            pieces[at] = pieces[at].rstrip() + chance.choice((" ", "", " # "))
        case _:
            pieces.insert(at, chance.choice(LINES) + chance.choice(("\n", " ", "")))
    return "".join(pieces)


def two_places(text: str, chance: Chance) -> str:
    """Two edits at once, as when a word is replaced everywhere."""
    return a_word(a_sign(text, chance), chance)


EDITS: tuple[Edit, ...] = (a_sign, a_word, a_line, a_declaration, two_places)
