"""Finds the terms and words of the language that answer to what somebody typed, in any language.

    best_terms("carte bleue")[0].id == "bank-card"

What is compared is the id, the wording in every language, and the everyday words of `dsl/words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from polc.core.edit_distance import distance
from polc.core.record import record
from polc.reference.everyday_words import STATEMENTS, everyday_words, words_of
from polc.reference.text_folding import folded
from polc.reference.vocabulary import classes, vocabulary
from polc.reference.word_forms import word_forms

EXACT, BEGINS, WORD_BEGINS, HOLDS = range(4)
"""The degrees of likeness, the best first: the same, its beginning, the beginning of a later word, anywhere inside."""
PLURALS = ("s", "x")
PLACES = ("countries", "regions")


@record
class Found:
    """A term of a class, or a word of the language (`statements`), and how like it is: 0 is the same."""

    class_: str
    id: str
    degree: int


def likeness(typed: str, words: Iterable[str]) -> int | None:
    """Return how like the likeliest of some words is to what was typed.

    None where none is like it at all.
    """
    wanted = folded(typed)
    found = [degree for word in words if (degree := _degree(wanted, folded(word))) is not None]
    return min(found, default=None)


def _degree(wanted: str, word: str) -> int | None:
    if word == wanted:
        return EXACT
    if word.startswith(wanted):
        return BEGINS
    if f" {wanted}" in f" {word}":
        return WORD_BEGINS
    return HOLDS if len(wanted) > 2 and wanted in word else None


@cache
def _wordings(class_: str, id_: str) -> tuple[str, ...]:
    """Every word that people use for a term: its names, its other ids, and those of every day."""
    entry = vocabulary(class_).get(id_)
    own = (*entry.names.values(), *entry.fields.get("also", ())) if entry else ()
    return (*own, *everyday_words(class_, id_))


def term_likeness(class_: str, id_: str, typed: str) -> int | None:
    """Return how like a term of a class is to what was typed: its id counts most."""
    own, worded = likeness(typed, (id_,)), likeness(typed, _wordings(class_, id_))
    candidates = [2 * degree + later for degree, later in ((own, 0), (worded, 1)) if degree is not None]
    return min(candidates, default=None)


def statement_likeness(word: str, typed: str) -> int | None:
    """Return how like a word of the language is to what was typed, as of a term."""
    return term_likeness(STATEMENTS, word, typed)


# ------------------------------------------------------------------------------------------------- the word finder


def best_terms(query: str, class_: str = "", most: int = 10) -> tuple[Found, ...]:
    """Return the terms and words that answer to a query, the likeliest first.

    Of one class where it is given. Every word of the query has to be in the id or in one wording, whatever its ending;
    a word or two letters off is looked for where nothing else is found.
    """
    wanted = _stems(query)
    if not wanted:
        return ()
    scored = [
        (score, number, Found(name, id_, score))
        for number, (name, id_, words) in enumerate(_entries())
        if (not class_ or name == class_) and (score := _score(folded(query), wanted, words)) is not None
    ]
    if not scored:
        scored = [
            (score, number, Found(name, id_, score))
            for number, (name, id_, words) in enumerate(_entries())
            if (not class_ or name == class_) and (score := _misspelt_score(folded(query), words)) is not None
        ]
    return tuple(found for *_, found in sorted(scored, key=lambda each: each[:2])[:most])


@lru_cache(maxsize=1)
def _entries() -> tuple[tuple[str, str, tuple[tuple[str, frozenset[str]], ...]], ...]:
    """Every term and word with what it is called, folded, and the stems of each of its names."""
    found = []
    for class_ in (*_order(), *PLACES):
        for id_ in vocabulary(class_).entries:
            found.append((class_, id_, _folded_names((id_, *_wordings(class_, id_)))))
    for word in statement_words():
        found.append((STATEMENTS, word, _folded_names((word, *everyday_words(STATEMENTS, word)))))
    return tuple(found)


def _order() -> tuple[str, ...]:
    """The classes, those in which authors look first: what is collected, why, from whom, for whom, how long."""
    first = ("data", "purposes", "subjects", "recipients", "events", "rights", "legal-bases", "tasks", "safeguards")
    return (*first, *(c for c in classes() if c not in (*first, *PLACES)))


def _folded_names(words: Sequence[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((folded(word), _stems(word)) for word in dict.fromkeys(words))


@lru_cache(maxsize=16_384)
def _stems(text: str) -> frozenset[str]:
    """The words of a text that tell something, without the ending of their plural."""
    words = (word.strip('.,;:()«»"') for word in folded(text).split())
    return frozenset(_singular(word) for word in words if word and word not in word_forms("untold"))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith(PLURALS) and not word.endswith("ss") else word


def _score(query: str, wanted: frozenset[str], called: Sequence[tuple[str, frozenset[str]]]) -> int | None:
    """How far a query is from what a term is called: 0 for the same words.

    None where a word of it is missing.
    """
    best: int | None = None
    for number, (word, stems) in enumerate(called):
        if word == query:
            score = 0
        elif stems == wanted:
            score = 1
        elif wanted <= stems:
            score = 3 + len(stems - wanted)
        elif all(any(stem.startswith(part) for stem in stems) for part in wanted):
            score = 6 + len(stems)
        elif stems and stems < wanted:
            score = 9 + 3 * len(wanted - stems)
        else:
            continue
        score = 2 * score + (number > 0)
        best = score if best is None else min(best, score)
    return best


def _misspelt_score(query: str, called: Sequence[tuple[str, frozenset[str]]]) -> int | None:
    limit = len(query) // 5 + 1 if len(query) > 3 else 0
    steps = min((distance(query, word, limit) for word, _ in called), default=limit + 1)
    return 100 + steps if 0 < steps <= limit else None


def terms_with_id(word: str) -> tuple[Found, ...]:
    """Return the terms of every class with this id or alternative id, and the word of the language written so."""
    terms = [(name, entry.id) for name in (*_order(), *PLACES) if (entry := vocabulary(name).get(word))]
    if word in statement_words():
        terms.append((STATEMENTS, word))
    return tuple(Found(name, id_, EXACT) for name, id_ in terms)


# ------------------------------------------------------------------------------------------ what a word was meant for


def meant(word: str, classes_: Iterable[str]) -> str:
    """Return the id of the term, of one of these classes, that a word is the name of in any language; empty for none.

    `sous-traitant` is `processor`, `jours` are `days`. Only the whole name counts, whatever the ending of its plural.
    """
    asked, wanted = folded(word), _stems(word)
    for class_ in classes_:
        named = _ids_by_name(class_)
        if asked in named or wanted in named:
            return named.get(asked) or named[wanted]
    return ""


@cache
def _ids_by_name(class_: str) -> dict[str | frozenset[str], str]:
    """What the terms of a class are called, folded and as stems, to their ids.

    The first of several stays.
    """
    ids = tuple(vocabulary(class_).entries) if class_ != STATEMENTS else statement_words()
    found: dict[str | frozenset[str], str] = {}
    for id_ in ids:
        for name, stems in _folded_names(_wordings(class_, id_)):
            found.setdefault(name, id_)
            if stems:
                found.setdefault(stems, id_)
    return found


@lru_cache(maxsize=1)
def statement_words() -> tuple[str, ...]:
    """Return the words of the language of which everyday words are known."""
    return words_of(STATEMENTS)
