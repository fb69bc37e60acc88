"""Which legal basis a text beside another one names (`dsl/lexicon/grounds.toml`)."""

from __future__ import annotations

from functools import lru_cache

from polc.core.values import Text
from polc.model.policy import Policy
from polc.model.texts.passages import readings
from polc.reference.lexicon import TEXTS, folded, languages, lexicon, pattern

BOOK = "grounds"


def ground_named(policy: Policy, text: Text) -> str:
    """The legal basis of which each passage of a text is the name, a term of `legal-bases`; empty for none."""
    read = readings(policy, text, languages(BOOK))
    found = {_ground_in_words(passage.text, lang) for passage, lang in read}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=TEXTS)
def _ground_in_words(text: str, lang: str) -> str:
    whole = folded(text).strip(" .;")
    grounds = (name for name in lexicon(BOOK, lang) if (words := pattern(BOOK, lang, name)) and words.fullmatch(whole))
    return next(grounds, "")
