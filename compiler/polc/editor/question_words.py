"""The questions of a first draft in words: what each is about, what can be answered, the periods that the law names."""

from __future__ import annotations

from collections.abc import Iterator

from polc.editor.questionnaire import Question
from polc.reference.law import norm
from polc.reference.phrases import phrase
from polc.reference.retention import references
from polc.reference.term_search import terms_with_id
from polc.reference.vocabulary import is_a, vocabulary

ASKED_ABOUT = ("purposes", "data")
"""The classes of what a question can be asked about."""


def item_words(item: str, lang: str) -> str:
    """What a question is about, in words where it is a term."""
    for class_ in ASKED_ABOUT:
        entry = vocabulary(class_).get(item)
        if entry is not None:
            return entry.names.get(lang, item)
    return item


def class_of_options(question: Question) -> str:
    """The class of the terms that can be answered.

    Empty where they are a few, or answers to another question.
    """
    options = question.options
    return options[1:] if isinstance(options, str) and options.startswith("~") else ""


def choice_words(question: Question, choice: str, lang: str) -> str:
    """A term that can be answered, as pages name it.

    As it is written where it has no name.
    """
    class_ = class_of_options(question)
    found = vocabulary(class_).get(choice) if class_ else None
    if found is None and not class_:
        named = (vocabulary(each.class_).get(each.id) for each in terms_with_id(choice) if each.class_ != "statements")
        found = next((entry for entry in named if entry is not None), None)
    return found.names.get(lang, choice) if found else choice


def reference_periods(purpose: str, lang: str) -> Iterator[str]:
    """The periods that the law's data give for a purpose: shown, never filled in."""
    for reference in references():
        if any(is_a("purposes", purpose, kind) for kind in reference.kinds):
            known = norm(reference.norm)
            bound = phrase("at-most-reference" if reference.longest else "at-least-reference", lang)
            yield f"{bound} {reference.written}" + (f" ({known.label(lang)})" if known else "")
