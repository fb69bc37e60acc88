"""The standard sentences of a policy, from `dsl/phrases/<language>.toml`. Fills in facts; knows no policy.

A phrase is a text, or one text for each voice (`we`, `third`). `{name}` stands for a fact. Everything is escaped.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup, escape

from polc.core.record import record
from polc.notice.letters import escaped
from polc.reference.languages import page_languages
from polc.reference.package import read_toml

PLACE = re.compile(r"\{([\w-]+)\}")
OPENING = re.compile(r"(?:<[^<>]*>)*")
LONG, SEAM = 4_096, 64
"""From how many characters words are put aside, and how many of the last are not: more than any seam looks at."""


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
        """The template of a phrase, such as `purposes.heading`, in this voice; None when the book does not hold it."""
        return _found(self.lang, self.voice, key)

    def say(self, key: str, **facts: object) -> Markup:
        """A phrase with its facts. Raises KeyError for a phrase or a fact that is missing: a mistake of ours."""
        template = _found(self.lang, self.voice, key)
        if template is None:
            raise KeyError(key)
        return self.fill(template, **facts)

    def fill(self, template: str, **facts: object) -> Markup:
        """A template with its facts, articles contracted where the language does so (`de le` is `du`)."""
        done: list[str] = []
        out = ""
        for number, part in enumerate(_parts(template)):
            out = self._joined(out, escaped(facts[part])) if number % 2 else out + part
            if len(out) > LONG:  # what is far from the next seam is put aside: a list may have thousands of members
                done.append(out[:-SEAM])
                out = out[-SEAM:]
        return Markup("".join((*done, out)))  # noqa: S704 - every part of it is escaped

    def join(self, before: Markup, after: Markup) -> Markup:
        """Words before a fact and the fact, contracted at the seam; tags that open the fact are passed over."""
        return Markup(self._joined(before, after))  # noqa: S704 - both are escaped

    def _joined(self, before: str, after: str) -> str:
        ends, seams = _seams(self.lang)
        if before.endswith(ends):
            opening = OPENING.match(after)
            at = opening.end() if opening else 0
            for left, right, contracted in seams:
                if before.endswith(left) and after.startswith(right, at):
                    if contracted.endswith(right):  # an elision, such as `d’e`: the fact keeps its first letter
                        return f"{before[: -len(left)]}{contracted[: -len(right)]}{after}"
                    return f"{before[: -len(left)]}{contracted}{after[:at]}{after[at + len(right) :]}"
        return f"{before}{after}"


@cache
def _table(lang: str) -> dict[str, Any]:
    """Every phrase of a language."""
    return read_toml("phrases", f"{lang}.toml")


@lru_cache(maxsize=10_000)
def _found(lang: str, voice: str, key: str) -> str | None:
    """The template of a phrase in a language and a voice; None when the book does not hold it."""
    value: Any = _table(lang)
    for part in key.split("."):
        if not isinstance(value, dict) or part not in value:
            return None
        value = value[part]
    if isinstance(value, dict):
        value = value.get(voice)
    return str(value) if value is not None else None


@lru_cache(maxsize=10_000)
def _parts(template: str) -> tuple[str, ...]:
    """A template taken apart: its own words, escaped, and in turn with them the names of facts."""
    return tuple(part if n % 2 else str(escape(part)) for n, part in enumerate(PLACE.split(template)))


@cache
def _seams(lang: str) -> tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]:
    """The contractions of a language: how words before a seam end, then each as left, right and contracted."""
    written = _table(lang).get("contractions", {})
    seams = tuple((*seam.split("|"), contracted) for seam, contracted in written.items())
    return tuple(dict.fromkeys(left for left, _, _ in seams)), seams


def phrasebook(lang: str, voice: str) -> Phrasebook:
    """The phrasebook of a language, or the fallback where the language has none; `voice` is a term of `voices`."""
    known = lang if lang in languages() else languages()[0]
    return Phrasebook(known, "we" if voice == "we" else "third")
