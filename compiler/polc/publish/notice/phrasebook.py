"""The standard sentences of a policy, from `dsl/phrases/<language>.toml`. Fills in facts; knows no policy.

A phrase is a text, or one text for each voice (`we`, `third`). `{name}` stands for a fact. Everything is escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from polc.reference.languages import page_languages
from polc.reference.package import read_toml

PLACE = re.compile(r"\{([\w-]+)\}")
OPENING = re.compile(r"(?:<[^>]*>)*")


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that pages can be written in: those with a phrasebook, the fallback first."""
    known = page_languages()
    return tuple(sorted(known, key=lambda lang: ("fallback" not in read_toml("phrases", f"{lang}.toml"), lang)))


@dataclass(frozen=True)
class Phrasebook:
    """The phrases of one language in one voice: `we` or `third`."""

    lang: str
    voice: str

    @property
    def table(self) -> dict[str, Any]:
        """Every phrase of the language."""
        return read_toml("phrases", f"{self.lang}.toml")

    @property
    def locale(self) -> str:
        """The locale for lists, dates and names of countries."""
        return str(self.table["locale"])

    def find(self, key: str) -> str | None:
        """The template of a phrase, such as `purposes.heading`, in this voice; None when the book does not hold it."""
        value: Any = self.table
        for part in key.split("."):
            if not isinstance(value, dict) or part not in value:
                return None
            value = value[part]
        if isinstance(value, dict):
            value = value.get(self.voice)
        return str(value) if value is not None else None

    def say(self, key: str, **facts: object) -> Markup:
        """A phrase with its facts. Raises KeyError for a phrase or a fact that is missing: a mistake of ours."""
        template = self.find(key)
        if template is None:
            raise KeyError(key)
        return self.fill(template, **facts)

    def fill(self, template: str, **facts: object) -> Markup:
        """A template with its facts, articles contracted where the language does so (`de le` is `du`)."""
        out = Markup()
        for number, part in enumerate(PLACE.split(template)):
            out = self.join(out, escape(facts[part])) if number % 2 else out + escape(part)
        return out

    def join(self, before: Markup, after: Markup) -> Markup:
        """Words before a fact and the fact, contracted at the seam; tags that open the fact are passed over."""
        opening = OPENING.match(after)
        at = opening.end() if opening else 0
        for seam, contracted in self.table.get("contractions", {}).items():
            left, right = seam.split("|")
            if before.endswith(left) and after.startswith(right, at):
                said, rest = before[: -len(left)] + contracted, after[at + len(right) :]
                return Markup(f"{said}{after[:at]}{rest}")  # noqa: S704 - both are escaped
        return before + after


def phrasebook(lang: str, voice: str) -> Phrasebook:
    """The phrasebook of a language, or the fallback where the language has none; `voice` is a term of `voices`."""
    known = lang if lang in languages() else languages()[0]
    return Phrasebook(known, "we" if voice == "we" else "third")
