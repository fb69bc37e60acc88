"""What stands between two stops inside a sentence."""

from __future__ import annotations

import re

SUBJECTS = (
    "(?:and|but|so) (?:we|you|it|they|the|our|your|nobody)",
    "(?:et|mais|or) (?:nous|vous|il|elle|le|la|les|on|nul)",
)
CLAUSE = re.compile(rf"(?:(?!, (?:{'|'.join(SUBJECTS)}) )[^;:()–—])+")
"""A comma is a stop only where a sentence of its own follows."""


def clauses(sentence: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a folded sentence, as offsets."""
    return tuple(match.span() for match in CLAUSE.finditer(sentence))
