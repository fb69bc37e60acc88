"""Titles that differ by words which set one group apart from another (`dsl/lexicon/opposites.toml`)."""

from __future__ import annotations

import re

from polc.core.values import Text
from polc.reference.lexicon import folded, pattern

BOOK = "opposites"
WORD = re.compile(r"[^\W_]+")


def are_set_apart(first: Text | None, second: Text | None) -> bool:
    """True when two titles are the same in some language, save for words such as "non", "without" or "other"."""
    if first is None or second is None:
        return False
    others = {p.lang: p.text for p in second.passages}
    return any(p.lang in others and _apart(p.text, others[p.lang], p.lang or "") for p in first.passages)


def _apart(first: str, second: str, lang: str) -> bool:
    words = pattern(BOOK, lang, "apart")
    differing = set(WORD.findall(folded(first))) ^ set(WORD.findall(folded(second)))
    return words is not None and bool(differing) and all(words.fullmatch(word) for word in differing)
