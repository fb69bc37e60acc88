"""A policy to a page in one language: the parts in their order, laid out by the templates. Pure; writes no file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from polc.model.policy import Policy
from polc.publish import chains, purposes, retention, rights
from polc.publish.blocks import Card, Part
from polc.publish.phrasebook import languages, phrasebook
from polc.publish.words import Words

PARTS: tuple[Callable[[Words], Part | None], ...] = (
    purposes.purposes,
    retention.periods,
    rights.rights,
    rights.complaint,
)
"""The parts of a page in the order in which readers want them; each is left out where nothing is stated."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of the page: its anchor, its words as plain text, and its level, 2 or 3."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Page:
    """A policy in one language.

    `body` is HTML that begins with the title of the first level; `languages` are those that the policy can be read in;
    `binding` is the tag of the language that prevails, empty where none is stated, and `notice` the sentence on it.
    """

    policy: str
    lang: str
    title: str
    controller: str
    body: str
    toc: tuple[TocEntry, ...]
    languages: tuple[str, ...]
    version: str
    effective: date | None
    binding: str
    notice: str


def render(policy: Policy, lang: str) -> Page:
    """The page of a policy in a language; sentences come in the fallback language where it has no phrasebook."""
    header = policy.header
    voice = header.word("voice") if header else None
    w = Words(policy, phrasebook(lang, voice.text if voice else ""))
    w.period_of = lambda declaration: chains.period_of(w, declaration)
    parts = [part for build in PARTS if (part := build(w)) is not None]
    title = w.title(header).striptags() if header else ""
    body = _templates().get_template("page.html.j2").render(w=w, title=title, parts=parts, say=w.say)
    return Page(
        policy=policy.id,
        lang=w.lang,
        title=title,
        controller=w.join([w.title(c) for c in policy.controllers]).striptags(),
        body=body,
        toc=tuple(_contents(parts)),
        languages=tuple(x for x in policy.languages if x in languages()) or (w.lang,),
        version=_word(policy, "version"),
        effective=_day(_word(policy, "effective")),
        binding=_word(policy, "binding"),
        notice="",
    )


@lru_cache(maxsize=1)
def _templates() -> Environment:
    loader = PackageLoader("polc.site", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _contents(parts: list[Part]) -> list[TocEntry]:
    found: list[TocEntry] = []
    for part in parts:
        found.append(TocEntry(part.anchor, _plain(part.title), 2))
        found += [TocEntry(b.anchor, _plain(b.title), 3) for b in part.blocks if isinstance(b, Card) and b.listed]
    return found


def _plain(words: Markup) -> str:
    return words.striptags()


def _word(policy: Policy, statement: str) -> str:
    word = policy.header.word(statement) if policy.header else None
    return word.text if word else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
