"""The words of every day, acronyms and synonyms by which people call the terms and words of the language.

They stand in `dsl/words`, a file a language, a table for each class of the vocabulary and `statements` for the words of
the language itself: `everyday_words("purposes", "loyalty")` holds `fidélisation`.
"""

from __future__ import annotations

from functools import lru_cache

from polc.reference.package import names_in, read_toml

FOLDER = "words"
STATEMENTS = "statements"
"""The table of the words of the language."""


@lru_cache(maxsize=1)
def _books() -> tuple[dict[str, dict[str, list[str]]], ...]:
    return tuple(read_toml(FOLDER, name) for name in names_in(FOLDER) if name.endswith(".toml"))


def everyday_words(class_: str, id_: str) -> tuple[str, ...]:
    """Return what people call a term of a class, or a word of the language (`statements`), in every language."""
    return tuple(word for book in _books() for word in book.get(class_, {}).get(id_, ()))


def words_of(class_: str) -> tuple[str, ...]:
    """Return the ids of a class, or the words of the language, for which there are everyday words."""
    return tuple(dict.fromkeys(id_ for book in _books() for id_ in book.get(class_, {})))
