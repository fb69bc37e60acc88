"""clarity/legalese: a word of contracts stands in a notice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding, Term
from polc.model.policy import Policy
from polc.model.texts.passages import read
from polc.reference.lexicon import TEXTS, Words, folded, words_of
from polc.reference.package import read_toml

LEGALESE = "legalese"


@rule("clarity/legalese")
def legalese(policy: Policy) -> Iterator[Finding]:
    """A text uses a word of contracts that has a plain counterpart (Art. 12(1); WP260 points 12 and 13)."""
    for piece, passages in read(policy, tuple(read_toml("lexicon", f"{LEGALESE}.toml"))):
        marks = [(p, mark) for p, lang in passages for mark in _legal_jargon(p.text, lang)]
        if marks:
            first, (start, end, counterpart) = marks[0]
            span = first.place(start, end)
            others = dict.fromkeys(p.place(a, b) for p, (a, b, _) in marks[1:])
            again = tuple(related(s, "again") for s in others if s != span)
            yield finding(piece.declaration, span, related=again, words=first.text[start:end], plain=counterpart)


@lru_cache(maxsize=TEXTS)
def _legal_jargon(text: str, lang: str) -> tuple[tuple[int, int, Term], ...]:
    """Words of contracts in a text: their places, and what to write instead in each language of the tool."""
    smooth = folded(text)
    if not _any_stiff(lang).possible(smooth):
        return ()
    return tuple((*m.span(), counterpart) for words, counterpart in _stiff_words(lang) if (m := words.search(smooth)))


@cache
def _any_stiff(lang: str) -> Words:
    return words_of([e for entry in read_toml("lexicon", f"{LEGALESE}.toml")[lang] for e in entry["words"]], LEGALESE)


@cache
def _stiff_words(lang: str) -> tuple[tuple[Words, Term], ...]:
    entries = read_toml("lexicon", f"{LEGALESE}.toml")[lang]
    return tuple((words_of(e["words"], LEGALESE), Term(e["plain"])) for e in entries)
