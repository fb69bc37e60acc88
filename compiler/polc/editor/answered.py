"""What somebody answered, as a draft reads it, with the words for it in the languages of the policy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from polc.editor.questionnaire import FILE, Answers, items_of
from polc.reference.package import read_toml
from polc.reference.text_folding import folded
from polc.reference.vocabulary import vocabulary

CONSENTING = ("audience", "advertising", "social")
"""The classes of cookies that are asked about and need consent."""


class Answered:
    """Answers, and the language of whoever gave them."""

    def __init__(self, answers: Answers, lang: str) -> None:
        self.answers = answers
        self.lang = lang

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the policy; that of the answers where none was chosen."""
        return items_of("languages", self.answers) or (self.lang,)

    def answer(self, question: str, item: str = "") -> str:
        """One answer to a question, about an item where it is asked of each.

        Empty where it was skipped.
        """
        answer = self.answers.get(question, "")
        if item:
            answer = answer.get(item, "") if isinstance(answer, Mapping) else ""
        return str(answer) if answer and not isinstance(answer, list | tuple | Mapping) else ""

    def listed(self, question: str, item: str = "") -> Sequence[str]:
        """The answers to a question that has several, about an item where it is asked of each."""
        answer = self.answers.get(question, ())
        if item and isinstance(answer, Mapping):
            return items_of("x", {"x": answer.get(item, ())})
        return () if item else items_of(question, self.answers)

    def comment(self, key: str) -> str:
        """A comment of the draft, in the language of whoever answers."""
        comments = read_toml(FILE)["comments"]
        return f"# {comments.get(self.lang, comments['en'])[key]}"

    def worded(self, key: str, **facts: Mapping[str, str]) -> str:
        """A text of the questionnaire in the languages of the policy."""
        texts = read_toml(FILE)["texts"][key]
        told = {}
        for language in self.languages:
            text = texts.get(language, texts["en"])
            for name, words in facts.items():
                text = text.replace(f"{{{name}}}", words.get(language, words.get("", "")))
            told[language] = text
        return self.text(told)

    def text(self, told: Mapping[str, str]) -> str:
        """A text in the languages of the policy, as it is written in one."""
        if len(self.languages) == 1:
            return f'"{quotable(told[self.languages[0]])}"'
        return " ".join(f'{language} "{quotable(told[language])}"' for language in self.languages)

    def term_names(self, class_: str, id_: str) -> Mapping[str, str]:
        """The names of a term in the languages of the policy."""
        entry = vocabulary(class_).get(id_)
        names = entry.names if entry else {}
        return {language: names.get(language, names.get("en", id_)) for language in self.languages}

    def term_title(self, class_: str, id_: str) -> str:
        """The name of a term as a text in the languages of the policy."""
        return self.text(self.term_names(class_, id_))

    def own_text(self, question: str, item: str = "") -> str:
        """A text as it was answered: one for each language, or, where there is only one, in that of the answers."""
        answer = self.answers.get(question, "")
        answer = answer.get(item, "") if item and isinstance(answer, Mapping) else answer
        if isinstance(answer, Mapping):
            told = {language: str(words) for language, words in answer.items() if words}
            return " ".join(f'{language} "{quotable(words)}"' for language, words in told.items())
        if not answer:
            return ""
        return f'"{quotable(str(answer))}"' if len(self.languages) == 1 else f'{self.lang} "{quotable(str(answer))}"'

    @property
    def bases(self) -> frozenset[str]:
        """The legal bases of all purposes."""
        return frozenset(items_of("basis", self.answers))

    @property
    def consents(self) -> Sequence[str]:
        """The purposes that rest on consent."""
        return [item for item in self.listed("doing") if self.answer("basis", item) == "consent"]

    @property
    def asks_for_cookies(self) -> bool:
        """True where a class of cookies needs consent."""
        return not set(self.listed("cookies")).isdisjoint(CONSENTING)

    @property
    def country(self) -> str:
        """The code of the country of establishment; empty where it was skipped or is none."""
        country = self.answer("country").upper()
        return country if vocabulary("countries").get(country) else ""


def quotable(words: str) -> str:
    """Words as they can stand between straight quotation marks, on one line."""
    return " ".join(words.replace("\\", "").replace('"', "'").split())


def slug(name: str) -> str:
    """A name of the language for words: `Vélo Express` is `velo-express`."""
    letters = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")
    return letters if letters[:1].isalpha() else f"x-{letters}" if letters else ""


def is_url(words: str) -> bool:
    """True for an address of the web as a policy can hold it."""
    return bool(re.fullmatch(r"https?://[^\s,{}\"]+", words))


def declaration(kind: str, name: str, statements: Iterable[str]) -> str:
    """A declaration with a statement a line."""
    lines = "".join(f"  {statement}\n" for statement in statements if statement)
    return f"{kind} {name} {{\n{lines}}}".replace("  {", " {") if name else f"{kind} {{\n{lines}}}"
