"""What a terminal makes of a text: which characters must not reach it, and how many columns the others take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

BREAKS = re.compile(r"[ \t\n]+")
"""Where a line may be broken: a non-breaking space is none of these."""
JOINER = "\u200d"
NONE = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
"""What will never be a character, and may not stand in XML."""
NO_BREAK = {0xA0: None, 0x202F: None}
"""Spaces of French typography, which Python does not hold to be printable."""
COMMAND = re.compile(r"(?<=#)#(?=\w{0,20}\[)")
"""Where services that run builds look for a command in a line of a log: `##[…]`, `##vso[…]`, `##teamcity[…]`."""
AT_LINE = re.compile(r"^([ \t]*+):(?=:)", re.MULTILINE)
"""Where they look for one (`::…`) at the beginning of a line."""
LONGEST_WORD, LONGEST_LINE = 1_000, 4_000
"""The most columns of what others wrote, and of a line of a message, before an ellipsis."""
END_OF_WORD = 100
"""The characters at the end of a word that is cut which stay."""
LONG_WORD = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD},}}+")
UNSAFE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Categories of characters that move the cursor, change the direction or break the line."""


CHARACTERS = 1_000
"""How many characters are remembered with their columns: those of a few alphabets."""


def printable(text: str) -> str:
    """The text without what would move the cursor, change the terminal or be a command: a visible mark instead."""
    if "##" in text:
        text = COMMAND.sub("\ufffd", text)
    if text.isprintable() or text.translate(NO_BREAK).isprintable():
        return text
    return "".join("\ufffd" if _unsafe(c) else c for c in text)


def without_commands(report: str) -> str:
    """The lines of a report of ours, none of which begins as a command of a service that runs builds does."""
    return AT_LINE.sub("\\1\ufffd", report) if "::" in report else report


def message(text: str) -> str:
    """A message of ours, of one line or several, in which words of others may stand: it may be written to any log.

    What stands in it without a blank, and a line, is cut where it is longer than anybody reads.
    """
    lines = (clipped(LONG_WORD.sub(_cut_word, line), LONGEST_LINE) for line in text.expandtabs(4).split("\n"))
    return without_commands("\n".join(map(printable, lines)))


def told_words(words: str) -> str:
    """Words of others on a line of ours, such as an argument: cut where they are longer than anybody reads."""
    return printable(clipped(words, LONGEST_WORD))


def _cut_word(found: re.Match[str]) -> str:
    # The end of a path tells most, and a colon may hold to it.
    return clipped(found[0], LONGEST_WORD - END_OF_WORD) + found[0][-END_OF_WORD:]


def _unsafe(character: str) -> bool:
    category = unicodedata.category(character)
    return (category in UNSAFE and character != JOINER) or (category == "Cn" and NONE.match(character) is not None)


def columns(text: str) -> int:
    """The number of columns that a text takes: two for wide characters, none for those that join the one before."""
    if text.isascii():
        return len(text)
    return sum(_columns(c) for c in text)


def filled(text: str, width: int, first: str, rest: str) -> str:
    """The text in lines of at most this many columns, broken at spaces only.

    `first` and `rest` are their indents.
    """
    lines, line, taken, empty = [], first, columns(first), True
    for word in filter(None, BREAKS.split(text)):
        more = columns(word)
        if not empty and taken + 1 + more > width:
            lines.append(line)
            line, taken, empty = rest, columns(rest), True
        line = f"{line}{word}" if empty else f"{line} {word}"
        taken += more if empty else 1 + more
        empty = False
    return "\n".join([*lines, line])


def clipped(text: str, width: int) -> str:
    """The beginning of a text that is wider than this many columns, with an ellipsis."""
    if fitting(text, width) == len(text):
        return text
    return f"{text[: fitting(text, width - 1)]}…"


def fitting(text: Iterable[str], width: int) -> int:
    """The number of characters, from the first on, that this many columns hold."""
    number = 0
    for character in text:
        width -= _columns(character)
        if width < 0:
            break
        number += 1
    return number


@lru_cache(maxsize=CHARACTERS)
def _columns(character: str) -> int:
    if character == JOINER or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
