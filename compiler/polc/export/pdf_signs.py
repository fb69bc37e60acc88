"""Puts a square in the place of signs that no font of a PDF shows, such as emoji.

Letters are never replaced.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

SQUARE = "\u25a1"
"""What stands for a sign that cannot be shown."""
MODIFIERS = "\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
"""What joins emoji to one, or gives a sign another look or colour; left out where it stands alone."""
OF_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc"})
"""Categories of characters that words and numbers consist of: without one of them, a text says something else."""
FIRST = "\u2000"
"""Before it stand the signs of everyday texts, which every font has."""
SHOWN_CODES = 10
"""The most signs that are told by their numbers."""


def signs_of(content: str) -> set[str]:
    """Return the signs of a text that a font may lack."""
    return {c for c in set(content) if c >= FIRST and unicodedata.category(c) not in OF_LETTERS}


def replaced(content: str, shows: Callable[[str], bool]) -> tuple[str, tuple[str, ...]]:
    """Return a text with a square for each sign that is not shown, and these signs by number."""
    looks = re.compile(f"[{MODIFIERS}]")
    lost = sorted(c for c in signs_of(content) if not looks.match(c) and not shows(c))
    if lost:
        sign = f"[{''.join(map(re.escape, lost))}]"
        content = re.sub(f"{sign}[{MODIFIERS}]*+(?:(?<=\u200d){sign}[{MODIFIERS}]*+)*", SQUARE, content)
    return looks.sub("", content), tuple(lost)


def codes(signs: tuple[str, ...]) -> str:
    """Return the numbers of signs as Unicode writes them; of many, the first."""
    told = ", ".join(f"U+{ord(c):04X}" for c in signs[:SHOWN_CODES])
    return f"{told}…" if len(signs) > SHOWN_CODES else told
