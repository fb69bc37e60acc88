"""The questions of a first draft, from `dsl/questions.toml`: which are asked, given what was answered so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from polc.core.record import record
from polc.reference.package import read_toml
from polc.reference.vocabulary import vocabulary

Answer = Any
"""A text, a day, `yes` or `no`, a term, a list of these, or, for a question asked for each of some, a table of them."""
Answers = Mapping[str, Answer]

FILE = "questions.toml"


@record
class Question:
    """One question: its `kind`, wording by language, options, and the norms that ask for the answer.

    `each` is the question for each of whose answers it is asked; `when` the answers on which it depends.
    """

    id: str
    kind: str
    words: Mapping[str, str]
    options: str | tuple[str, ...]
    each: str
    when: Mapping[str, tuple[str, ...]]
    law: tuple[str, ...]

    def asked(self, lang: str, item: str = "") -> str:
        """The question in words; `item` is what it is asked about."""
        return self.words[lang].replace("{item}", item)

    def choices(self, answers: Answers) -> tuple[str, ...]:
        """The terms that can be answered: those of a class, those given to another question, or a few."""
        if isinstance(self.options, tuple):
            return self.options
        if self.options.startswith("~"):
            return tuple(vocabulary(self.options[1:]).ids())
        return tuple(items_of(self.options, answers))


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """Return every question in the order in which they are asked."""
    return tuple(_question(fields) for fields in read_toml(FILE)["question"])


def _question(fields: Mapping[str, Any]) -> Question:
    options = fields.get("options", "")
    when = {key: (value,) if isinstance(value, str) else tuple(value) for key, value in fields.get("when", {}).items()}
    return Question(
        id=fields["id"],
        kind=fields["kind"],
        words={"en": fields["en"], "fr": fields["fr"]},
        options=options if isinstance(options, str) else tuple(options),
        each=fields.get("each", ""),
        when=when,
        law=tuple(fields.get("law", ())),
    )


def items_of(question: str, answers: Answers) -> Sequence[str]:
    """Return what was answered to a question, each once.

    For one asked for each of some, the answers of all.
    """
    answer = answers.get(question, ())
    if isinstance(answer, Mapping):
        return tuple(dict.fromkeys(item for each in answer.values() for item in _listed(each)))
    return tuple(dict.fromkeys(_listed(answer)))


def _listed(answer: Answer) -> tuple[str, ...]:
    return tuple(str(a) for a in answer) if isinstance(answer, list | tuple) else (str(answer),) if answer else ()


def askings(answers: Answers) -> Iterator[tuple[Question, str]]:
    """Return the questions to ask, given what was answered so far, each with what it is asked about (or nothing).

    It looks at the answers anew for each question: they may be filled in meanwhile.
    """
    for question in questions():
        for item in items_of(question.each, answers) if question.each else ("",):
            if all(_is_answered(key, wanted, item, question, answers) for key, wanted in question.when.items()):
                yield question, item


def _is_answered(key: str, wanted: tuple[str, ...], item: str, question: Question, answers: Answers) -> bool:
    """True where another question has one of the answers that are wanted, for the same item where both are of each."""
    answer = answers.get(key)
    if isinstance(answer, Mapping):
        answer = answer.get(item) if question.each else items_of(key, answers)
    return not set(_listed(answer)).isdisjoint(wanted)
