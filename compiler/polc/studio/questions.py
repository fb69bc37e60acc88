"""The questionnaire of a first draft as the studio shows it: which questions are asked, in words."""

from __future__ import annotations

from polc.editor.protocol.messages import Message
from polc.editor.question_words import choice_words, class_of_options, item_words, reference_periods
from polc.editor.questionnaire import Answers, Question, askings
from polc.notice.language_names import own_name
from polc.reference.law import norm

LANGUAGES = "languages"
"""The question whose answers are languages, each of which is called as its own speakers call it."""


def asked(answers: Answers, lang: str) -> list[Message]:
    """The questions to ask, given what was answered so far, each with its choices and the law that asks for it.

    `class` names the terms to choose from where they are those of a class; `periods` are those that the law names.
    """
    return [_question(question, item, answers, lang) for question, item in askings(answers)]


def _question(question: Question, item: str, answers: Answers, lang: str) -> Message:
    norms = [known for id_ in question.law if (known := norm(id_))]
    return {
        "id": question.id,
        "item": item,
        "kind": question.kind,
        "words": question.asked(lang, item_words(item, lang)),
        "law": [[known.label(lang), known.url] for known in norms],
        "class": class_of_options(question),
        "choices": [[choice, _choice_in_words(question, choice, lang)] for choice in question.choices(answers)],
        "periods": list(reference_periods(item, lang)) if question.kind == "period" else [],
    }


def _choice_in_words(question: Question, choice: str, lang: str) -> str:
    return own_name(choice) if question.id == LANGUAGES else choice_words(question, choice, lang)
