"""Purposes, interests, recipients and measures told by a formula that says nothing (`dsl/lexicon/formulas.toml`)."""

from __future__ import annotations

from functools import lru_cache

from polc.core.values import Text
from polc.model.policy import Policy
from polc.model.texts.passages import readings
from polc.model.texts.sentences import sentences
from polc.reference.lexicon import TEXTS, folded, languages, pattern

BOOK = "formulas"
PURPOSES, INTERESTS, OTHERS, MEASURES, LIMITS = "formulas", "interests", "others", "measures", "limits"
"""Lists of the book: of purposes, of interests, of recipients and sources, of measures, of limits of a right."""
TIED, OCCASIONS, OBJECTIONS, CONDITIONS = "tied", "occasions", "objections", "conditions"
"""Others told by ties, sources by an occasion, grounds asked of whoever objects, conditions that nobody can apply."""


def is_formula(policy: Policy, text: Text, *of: str) -> bool:
    """True when each passage of a text that can be read is a formula of one of some lists and nothing else."""
    read = readings(policy, text, languages(BOOK))
    return bool(read) and all(any(_says_nothing(passage.text, lang, each) for each in of) for passage, lang in read)


def only_assures(policy: Policy, text: Text) -> bool:
    """True when each sentence of a text that can be read promises measures of protection and names none."""
    read = readings(policy, text, languages(BOOK))
    return bool(read) and all(_only_assures(passage.text, lang) for passage, lang in read)


@lru_cache(maxsize=TEXTS)
def _only_assures(text: str, lang: str) -> bool:
    named, assurances = pattern(BOOK, lang, "named"), pattern(BOOK, lang, "assurances")
    found = [folded(text[s.start : s.end]) for s in sentences(text, lang)]
    if not found or not assurances or (named and named.is_in(folded(text))):
        return False
    begun = (assurances.search(sentence) for sentence in found)
    return all(match and match.start() == 0 for match in begun)


@lru_cache(maxsize=TEXTS)
def _says_nothing(text: str, lang: str, of: str) -> bool:
    whole = pattern(BOOK, lang, of)
    return whole is not None and whole.fullmatch(folded(text).strip(" .;")) is not None
