"""How well a term answers to what somebody typed: its id, its wording in any language, the everyday words for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from polc.reference.vocabulary import Entry, vocabulary

EXACT, BEGINS, WORD_BEGINS, HOLDS = range(4)
"""The degrees of likeness, the best first: the same, its beginning, the beginning of a later word, anywhere inside."""


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """The text without capitals and accents, apostrophes and hyphens as blanks: `Clé d’accès` is `cle d acces`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (" " if c in "'’-_‑" else c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).replace("œ", "oe").replace("æ", "ae").split())


def likeness(typed: str, words: Iterable[str]) -> int | None:
    """How like the likeliest of some words is to what was typed; None where none is like it at all."""
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


def wordings(entry: Entry) -> Iterator[str]:
    """Every word that people use for a term: its names, its other ids, and the everyday words of `find`."""
    yield from entry.names.values()
    yield from entry.fields.get("also", ())
    for words in entry.fields.get("find", {}).values():
        yield from words


def term_likeness(class_: str, id_: str, typed: str) -> int | None:
    """How like a term of a class is to what was typed: its id counts most."""
    entry = vocabulary(class_).get(id_)
    own = likeness(typed, (id_,))
    worded = likeness(typed, wordings(entry)) if entry else None
    candidates = [2 * degree + later for degree, later in ((own, 0), (worded, 1)) if degree is not None]
    return min(candidates, default=None)
