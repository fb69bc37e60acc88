"""The standard sentences of a policy, from `dsl/phrases/<language>.toml`.

Fills in facts. A phrase is a text, or one text for each voice (`we`, `third`). `{name}` stands for a fact.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from polc.core.record import record
from polc.document.inline import Inline, inline
from polc.document.phrasing import Contractions, compose, contractions
from polc.reference.languages import page_languages
from polc.reference.package import read_toml
from polc.reference.phrases import contractions_of

PLACE = re.compile(r"\{([\w-]+)\}")


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that pages can be written in: those with a phrasebook, the fallback first."""
    known = page_languages()
    return tuple(sorted(known, key=lambda lang: ("fallback" not in read_toml("phrases", f"{lang}.toml"), lang)))


@record
class Phrasebook:
    """The phrases of one language in one voice: `we` or `third`."""

    lang: str
    voice: str

    @property
    def locale(self) -> str:
        """The locale for lists, dates and names of countries."""
        return str(_table(self.lang)["locale"])

    def find(self, key: str) -> str | None:
        """The template of a phrase, such as `purposes.heading`, in this voice.

        None when the book does not hold it.
        """
        return _template(self.lang, self.voice, key)

    @property
    def contractions(self) -> Contractions:
        """The contractions of the language (`de le` is `du`)."""
        return _contractions(self.lang)

    def say(self, key: str, **facts: Inline | str | int) -> Inline:
        """A phrase with its facts.

        Raises KeyError for a phrase or a fact that is missing: a mistake of ours.
        """
        template = _template(self.lang, self.voice, key)
        if template is None:
            raise KeyError(key)
        return self.fill(template, **facts)

    def fill(self, template: str, **facts: Inline | str | int) -> Inline:
        """A template with its facts, articles contracted where the language does so."""
        parts = _template_parts(template)
        if len(parts) == 1:
            return inline(*parts)
        return compose(
            (_words(facts[part]) if number % 2 else part for number, part in enumerate(parts)), self.contractions
        )


def _words(fact: Inline | str | int) -> Inline:
    return fact if isinstance(fact, Inline) else inline(str(fact))


@cache
def _table(lang: str) -> dict[str, Any]:
    """Every phrase of a language."""
    return read_toml("phrases", f"{lang}.toml")


@lru_cache(maxsize=10_000)
def _template(lang: str, voice: str, key: str) -> str | None:
    """The template of a phrase in a language and a voice.

    None when the book does not hold it.
    """
    value: Any = _table(lang)
    for part in key.split("."):
        if not isinstance(value, dict) or part not in value:
            return None
        value = value[part]
    if isinstance(value, dict):
        value = value.get(voice)
    return str(value) if value is not None else None


@lru_cache(maxsize=10_000)
def _template_parts(template: str) -> tuple[str, ...]:
    """A template taken apart: its own words, and in turn with them the names of facts."""
    return tuple(PLACE.split(template))


@cache
def _contractions(lang: str) -> Contractions:
    return contractions(contractions_of(lang))


def phrasebook(lang: str, voice: str) -> Phrasebook:
    """The phrasebook of a language, or the fallback where the language has none.

    `voice` is a term of `voices`.
    """
    known = lang if lang in languages() else languages()[0]
    return Phrasebook(known, "we" if voice == "we" else "third")
