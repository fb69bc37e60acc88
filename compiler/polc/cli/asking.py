"""Asks the questions of a first draft in the terminal: a line an answer, an empty one skips, everyday words will do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from polc.editor.question_words import item_words, reference_periods
from polc.editor.questionnaire import Question, askings
from polc.reference.law import norm
from polc.reference.phrases import phrase
from polc.reference.term_search import best_terms
from polc.reference.vocabulary import vocabulary

MOST_SHOWN = 12
CANDIDATES = 5
UNDERSTOOD = 12
"""How far a term may be from the words of an answer and still be taken for it, where no other is as near."""
YES, NO = ("yes", "y", "oui", "o"), ("no", "n", "non")

Read = Callable[[], str | None]
"""The next line of the person who answers; None where there is none any more."""
Write = Callable[[str], None]


def ask_all(read: Read, write: Write, lang: str) -> dict[str, Any]:
    """Return the answers of somebody to all questions that apply."""
    answers: dict[str, Any] = {}
    for question, item in askings(answers):
        write(_question_lines(question, item, answers, lang))
        answer = _ask(question, answers, read, write, lang)
        if answer is _GONE:
            break
        if answer in (None, ""):
            continue
        if question.each:
            answers.setdefault(question.id, {})[item] = answer
        else:
            answers[question.id] = answer
    return answers


_GONE = object()
"""Nobody answers any more."""


def _question_lines(question: Question, item: str, answers: dict[str, Any], lang: str) -> str:
    """A question with the law that asks for it and, where they are few, what can be answered."""
    laws = ", ".join(known.label(lang) for id_ in question.law if (known := norm(id_)))
    lines = ["", question.asked(lang, item_words(item, lang)) + (f"  [{laws}]" if laws else "")]
    choices = question.choices(answers)
    if 0 < len(choices) <= MOST_SHOWN:
        lines.append(f"  {', '.join(_choice_words(question, choice, lang) for choice in choices)}")
    if question.kind == "period":
        lines += [f"  {line}" for line in reference_periods(item, lang)]
    return "\n".join(lines)


def _choice_words(question: Question, choice: str, lang: str) -> str:
    class_ = question.options[1:] if isinstance(question.options, str) else ""
    entry = vocabulary(class_).get(choice) if class_ else None
    return f"{choice} ({entry.names.get(lang, choice)})" if entry else choice


def _terms_in_words(question: Question, answer: str | list[str], lang: str) -> str:
    """What was understood, in the words of the vocabulary."""
    terms = [answer] if isinstance(answer, str) else answer
    return ", ".join(_choice_words(question, term, lang) for term in terms)


def _ask(question: Question, answers: dict[str, Any], read: Read, write: Write, lang: str) -> Any:  # noqa: ANN401
    """An answer that can be used.

    Asks again where it cannot, and returns None where it is skipped.
    """
    if question.kind == "printed":
        languages = answers.get("languages") or [lang]
        return _in_languages(languages, read, write)
    while True:
        line = read()
        if line is None:
            return _GONE
        if not (line := line.strip()):
            return [] if question.kind == "firms" else None
        answer, wrong = _understood(question, line, answers, lang)
        if not wrong:
            if question.kind in ("choice", "many", "words"):
                write(f"  → {_terms_in_words(question, answer, lang)}")
            return answer
        write(f"  {wrong}")


def _in_languages(languages: list[str], read: Read, write: Write) -> Any:  # noqa: ANN401
    told: dict[str, str] = {}
    for language in languages:
        write(f"  ({language})")
        line = read()
        if line is None:
            return told or _GONE
        if line.strip():
            told[language] = line.strip()
    return told or None


def _understood(question: Question, line: str, answers: dict[str, Any], lang: str) -> tuple[Any, str]:
    """What a line answers, and, where it answers nothing, what is wrong with it."""
    match question.kind:
        case "yesno":
            word = line.casefold()
            return ("yes" if word in YES else "no", "") if word in (*YES, *NO) else (None, phrase("yes-or-no", lang))
        case "choice" | "many" | "words":
            return _chosen(question, line, answers, lang)
        case "firms":
            return [name.strip() for name in line.split(",") if name.strip()], ""
        case _:
            return line, ""


def _chosen(question: Question, line: str, answers: dict[str, Any], lang: str) -> tuple[Any, str]:
    """The terms that words stand for."""
    choices, found = question.choices(answers), []
    class_ = question.options[1:] if isinstance(question.options, str) and question.options.startswith("~") else ""
    for word in (part.strip() for part in line.split(",") if part.strip()):
        term = word if word in choices else word.upper() if word.upper() in choices else ""
        near = best_terms(word, class_, CANDIDATES) if class_ and not term else ()
        if near and near[0].degree <= UNDERSTOOD and (len(near) == 1 or near[0].degree < near[1].degree):
            term = near[0].id
        if not term:
            told = ", ".join(f"{f.id} ({vocabulary(f.class_).entries[f.id].names.get(lang, f.id)})" for f in near)
            return None, phrase("which-word" if told else "no-such-word", lang, word=word, near=told)
        found.append(term)
    if question.kind == "choice":
        return (found[0], "") if len(found) == 1 else (None, phrase("one-only", lang))
    return list(dict.fromkeys(found)), ""
