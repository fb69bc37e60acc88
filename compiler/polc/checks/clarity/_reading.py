"""How easily the texts of a policy read: long sentences, hard texts, words of contracts. Reads texts."""

from __future__ import annotations

from polc.model.texts.sentences import Sentence, limits, sentences
from polc.reference.lexicon import lru_cached_text


@lru_cached_text
def too_long(text: str, lang: str) -> tuple[Sentence, ...]:
    limit = limits()["words-in-sentence"]
    if len(text.split()) <= limit:
        return ()
    return tuple(s for s in sentences(text, lang) if len(s.words) > limit)
