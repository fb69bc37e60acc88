"""Law that a text cites and that is no more what the text says, from `dsl/lexicon/former-law.toml`."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from polc.core.record import record
from polc.model.texts.sentences import around, sentences
from polc.reference.lexicon import TEXTS, Words, folded, words_of
from polc.reference.package import read_toml

BOOK = "former-law"


@record
class FormerLaw:
    """A citation of former law: its place in the text (`end` excluded), what to look at instead, and since when."""

    start: int
    end: int
    now: str
    since: date


@lru_cache(maxsize=TEXTS)
def former_law(text: str, lang: str) -> tuple[FormerLaw, ...]:
    """The citations of former law in a text that does not tell it as such.

    Each act once.
    """
    smooth = folded(text)
    found = [(words, now, since) for words, now, since in _acts() if words.possible(smooth)]
    citations: list[FormerLaw] = []
    for words, now, since in found:
        match = words.search(smooth)
        sentence = around(sentences(text, lang), match.start()) if match else None
        if match and not (sentence and _past().search(smooth[sentence.start : sentence.end])):
            citations.append(FormerLaw(*match.span(), now, since))
    return tuple(citations)


@cache
def _acts() -> tuple[tuple[Words, str, date], ...]:
    acts = read_toml("lexicon", f"{BOOK}.toml")["acts"].values()
    return tuple((words_of(act["old"], BOOK), act["now"], act["since"]) for act in acts)


@cache
def _past() -> Words:
    lists = read_toml("lexicon", f"{BOOK}.toml")["past"].values()
    return words_of([expression for expressions in lists for expression in expressions], BOOK)
