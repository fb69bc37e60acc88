"""A policy to a page in one language: the parts in their order, laid out by the templates. Pure; writes no file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from polc.model.policy import Policy
from polc.publish import (
    chains,
    closing,
    cookies,
    data,
    decisions,
    identity,
    promises,
    purposes,
    recipients,
    retention,
    rights,
    scope,
    sections,
    transfers,
)
from polc.publish.blocks import Card, Part
from polc.publish.brief import brief
from polc.publish.letters import bare
from polc.publish.phrasebook import languages, phrasebook
from polc.publish.templates import environment
from polc.publish.words import Words

PARTS: tuple[Callable[[Words], Part | None], ...] = (
    identity.identity,
    scope.scope,
    data.data,
    purposes.purposes,
    recipients.recipients,
    transfers.transfers,
    retention.periods,
    rights.rights,
    rights.complaint,
    closing.contact,
    closing.marketing,
    cookies.cookies,
    decisions.decisions,
    closing.security,
    promises.promises,
    closing.links,
    scope.terms,
    closing.disputes,
    closing.changes,
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
    parts = sections.with_sections(w, [part for build in PARTS if (part := build(w)) is not None])
    title = bare(w.title(header)) if header else ""
    template = environment().get_template("page.html.j2")
    body = template.render(title=title, head=_head(w), brief=brief(w), parts=parts, say=w.say, anchor=_anchor(w))
    return Page(
        policy=policy.id,
        lang=w.lang,
        title=title,
        controller=bare(w.join([w.title(c) for c in policy.controllers])),
        body=body,
        toc=tuple(_contents(parts)),
        languages=tuple(x for x in policy.languages if x in languages()) or (w.lang,),
        version=_word(policy, "version"),
        effective=_day(_word(policy, "effective")),
        binding=_word(policy, "binding"),
        notice=bare(scope.notice(w)),
    )


def _anchor(w: Words) -> str:
    return w.anchors.of(w.policy.header) if w.policy.header else ""


def _head(w: Words) -> list[Markup]:
    """Who makes the policy, its version and the day from which it applies, as far as they are stated."""
    found = [w.capital(w.join([w.link(c) for c in w.policy.controllers]))] if w.policy.controllers else []
    if version := _word(w.policy, "version"):
        found.append(w.say("header.version", version=version))
    if effective := _word(w.policy, "effective"):
        found.append(w.say("header.effective", date=w.date(effective)))
    return found


def _contents(parts: list[Part]) -> list[TocEntry]:
    found: list[TocEntry] = []
    for part in parts:
        found.append(TocEntry(part.anchor, bare(part.title), 2))
        found += [TocEntry(b.anchor, bare(b.title), 3) for b in part.blocks if isinstance(b, Card) and b.listed]
    return found


def _word(policy: Policy, statement: str) -> str:
    word = policy.header.word(statement) if policy.header else None
    return word.text if word else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
