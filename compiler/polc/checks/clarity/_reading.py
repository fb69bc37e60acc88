"""How easily the texts of a policy read: long sentences, hard texts, words of contracts. Reads texts."""

from __future__ import annotations

from functools import lru_cache

from polc.model.texts.sentences import Sentence, limits, sentences
from polc.reference.lexicon import TEXTS


@lru_cache(maxsize=TEXTS)
def too_long(text: str, lang: str) -> tuple[Sentence, ...]:
    limit = limits()["words-in-sentence"]
    if len(text.split()) <= limit:
        return ()
    return tuple(s for s in sentences(text, lang) if len(s.words) > limit)
