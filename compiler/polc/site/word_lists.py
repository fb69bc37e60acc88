"""The lists of words for the manual: every term by its class, with what it prints and the everyday words for it."""

from __future__ import annotations

from polc.core.record import record
from polc.reference.everyday_words import everyday_words
from polc.reference.package import read_toml
from polc.reference.phrases import phrase
from polc.reference.vocabulary import vocabulary


@record
class ListedTerm:
    """A term: the word to write, what it prints in a language, and what people call it there and elsewhere."""

    id: str
    printed: str
    everyday: str


@record
class WordClass:
    """The terms of a class under its name; `written` are the statements in which they stand."""

    anchor: str
    title: str
    written: tuple[str, ...]
    terms: tuple[ListedTerm, ...]


def words_by_class(lang: str) -> tuple[WordClass, ...]:
    """Every class of words in the order of their names in a language."""
    found = [
        WordClass(
            class_, _name(class_, lang), tuple(place.replace("{id}", "…") for place in places), _terms(class_, lang)
        )
        for class_, places in read_toml("written.toml").items()
    ]
    return tuple(sorted((words for words in found if words.terms), key=lambda words: words.title.casefold()))


def _name(class_: str, lang: str) -> str:
    name = phrase(f"class-{class_}", lang)
    return name[:1].upper() + name[1:]


def _terms(class_: str, lang: str) -> tuple[ListedTerm, ...]:
    entries = vocabulary(class_).entries.values()
    return tuple(
        ListedTerm(entry.id, entry.names.get(lang, ""), ", ".join(everyday_words(class_, entry.id)))
        for entry in sorted(entries, key=lambda entry: entry.id)
    )
