"""Purposes, interests, recipients and measures told by a formula that says nothing (`dsl/lexicon/formulas.toml`)."""

from __future__ import annotations

from functools import lru_cache

from polc.core.values import Text
from polc.model.policy import Policy
from polc.model.texts.passages import readings
from polc.reference.lexicon import TEXTS, folded, languages, pattern

BOOK = "formulas"
PURPOSES, INTERESTS, OTHERS, MEASURES, LIMITS = "formulas", "interests", "others", "measures", "limits"
"""Lists of the book: of purposes, of interests, of recipients and sources, of measures, of limits of a right."""


def is_formula(policy: Policy, text: Text, of: str) -> bool:
    """True when each passage of a text that can be read is a formula of a list and nothing else."""
    read = readings(policy, text, languages(BOOK))
    return bool(read) and all(_says_nothing(passage.text, lang, of) for passage, lang in read)


@lru_cache(maxsize=TEXTS)
def _says_nothing(text: str, lang: str, of: str) -> bool:
    whole = pattern(BOOK, lang, of)
    return whole is not None and whole.fullmatch(folded(text).strip(" .;")) is not None
