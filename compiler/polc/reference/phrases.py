"""Phrases in each language of the tool, from `dsl/phrases`: fills in facts, knows no finding and no page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from polc.core.contractions import Contraction
from polc.reference.package import names_in, read_toml

LANGUAGES = ("en", "fr")
"""The languages that the tool itself speaks."""

OPTIONAL = re.compile(r"\{([\w-]+)\?:((?:[^{}]|\{[\w-]+\})*)\}")
PLACE = re.compile(r"\{([\w-]+)\}")
UNFINISHED = re.compile(r":\s*\.(?:\s|$)")
"""A list that was announced and does not come."""


def fill(template: str, facts: Mapping[str, str]) -> str:
    """The template with its facts.

    `{name}` is the fact; `{name?: text}` is the text only where the fact is there and not empty. A fact that is
    missing leaves nothing.
    """
    chosen = OPTIONAL.sub(lambda m: m.group(2) if facts.get(m.group(1)) else "", template)
    return PLACE.sub(lambda m: facts.get(m.group(1), ""), chosen)


def filled_in_part(template: str, facts: Mapping[str, str]) -> str:
    """The template with those facts that are known, and places left for the others."""
    chosen = OPTIONAL.sub(lambda m: m.group(2 if facts.get(m.group(1)) else 0), template)
    return PLACE.sub(lambda m: facts.get(m.group(1), m.group()), chosen)


TERMINAL = "terminal.toml"
SITE = "site.toml"
DAYS = "review.toml"


def phrase(key: str, lang: str, book: str = TERMINAL, **facts: object) -> str:
    """A phrase of a book in a language (English where it lacks it).

    Raises KeyError for one not in the book.
    """
    texts = read_toml("phrases", book)[key]
    return fill(texts.get(lang) or texts["en"], {k: str(v) for k, v in facts.items()})


def period_phrase(form: str, lang: str, **facts: str) -> str:
    """A phrase for a form of period, the one that the pages use (English where the tool has no such language)."""
    texts = read_toml("phrases", f"{lang if lang in LANGUAGES else LANGUAGES[0]}.toml")["period"]
    return fill(str(texts[form]), facts)


def counted(key: str, number: int, lang: str, book: str = TERMINAL, **facts: object) -> str:
    """A phrase with a number, in its singular form (`key-one`) for one."""
    if number == 1:
        return phrase(f"{key}-one", lang, book, n=1, **facts)
    return phrase(key, lang, book, n=number, **facts)


def in_full(day: date, lang: str, form: str = "in-full") -> str:
    """A day as a document writes it: `1 March 2027`; `in-sentence` as a finding does."""
    number = phrase("first-of-month", lang, DAYS) if day.day == 1 else str(day.day)
    return phrase(form, lang, DAYS, day=number, month=phrase(f"month-{day.month}", lang, DAYS), year=day.year)


def told_day(day: date, lang: str) -> str:
    """A day as the terminal tells it: as policies write it, or in words where the language's readers expect that."""
    form = phrase("date-form", lang)
    return day.isoformat() if form == "iso" else in_full(day, lang, form)


def language_name(code: str, lang: str) -> str:
    """The name of a language in a language, `anglais`.

    Its letters where the book does not name it.
    """
    key = f"language-{code}"
    return phrase(key, lang) if key in read_toml("phrases", TERMINAL) else code


def group_name(group: str, lang: str) -> str:
    """What a group of rules is about, beside the name that settings take.

    Empty for a group that the book lacks.
    """
    key = f"group-{group}"
    return phrase(key, lang) if key in read_toml("phrases", TERMINAL) else ""


@lru_cache(maxsize=16)
def contractions_of(lang: str) -> tuple[Contraction, ...]:
    """The contractions of a language, which its phrase file writes as `left|right` and contracted."""
    written = read_toml("phrases", f"{lang}.toml").get("contractions", {})
    split = ((*seam.partition("|")[::2], contracted) for seam, contracted in written.items())
    return tuple((left, right, str(contracted)) for left, right, contracted in split)


def expected(statement: str, lang: str) -> str:
    """What a statement expects, in the language's own terms.

    Empty for one that the book does not list.
    """
    if "expected.toml" not in names_in("phrases"):
        return ""
    return str(read_toml("phrases", "expected.toml").get(statement, {}).get(lang, ""))


def without_facts(template: str) -> str:
    """The template as it stands on a rule's page: `…` for each fact, and without what is said only in some cases.

    Where a list of such cases is all that a sentence says, they stay.
    """
    told = OPTIONAL.sub("", template)
    return PLACE.sub("…", OPTIONAL.sub(r"\2", template) if UNFINISHED.search(told) else told)
