"""A finding in a reader's language: its message, fix, labels and citations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce

from polc.core.contractions import contracted_text
from polc.core.findings import Fact, Finding, Term
from polc.core.fingerprints import digest, identities, short_digest
from polc.core.record import record
from polc.core.sources import Position, Sources, Span
from polc.core.values import Duration, Period, RetentionTerm, Text, Word
from polc.reference.law import norm
from polc.reference.phrases import (
    contractions_of,
    expected,
    fill,
    filled_in_part,
    language_name,
    period_phrase,
    phrase,
    told_day,
)
from polc.reference.rules import RulePage, rule_page
from polc.reference.vocabulary import vocabulary
from polc.report.roots import SAME
from polc.report.terminal import clipped

CODE = re.compile(r"`[^`]*`")
LONGEST = 60
"""The most columns that a name or an address takes in a sentence."""
LONGEST_TEXT = 1_000
"""The most columns that a text, a title or a list of them takes in a finding."""
NO_PATHS: Mapping[str, str] = {}


@record
class Citation:
    """A norm as shown: its label in the reader's language and its official address (may be empty)."""

    label: str
    url: str


@record
class Place:
    """A stretch of a file for people: start included, end excluded, lines and columns from 1; `label` may be empty."""

    path: str
    start: Position
    end: Position
    span: Span
    label: str = ""


@record
class Told:
    """A finding in words.

    `identity` is what its fingerprint is made of, which few formats show.
    """

    rule: str
    severity: str
    kind: str
    message: str
    fix: str
    place: Place
    related: tuple[Place, ...]
    citations: tuple[Citation, ...]
    identity: str

    @property
    def fingerprint(self) -> str:
        """What tells the finding from all others of a run, and is the same in the next."""
        return digest(f"{self.place.path}|{short_digest(self.identity)}", 32)


def tell(findings: Sequence[Finding], sources: Sources, lang: str, paths: Mapping[str, str] = NO_PATHS) -> list[Told]:
    """The findings in words, in the same order, each with a fingerprint of its own.

    `paths` are those to be shown in the place of others.
    """
    alike = zip(findings, identities(findings, sources), strict=True)
    return [_rendered_finding(finding, sources, lang, identity, paths) for finding, identity in alike]


def _rendered_finding(finding: Finding, sources: Sources, lang: str, identity: str, paths: Mapping[str, str]) -> Told:
    page = rule_page(finding.rule)
    facts = _words(finding.facts, lang)
    if "statement" in facts:
        statement = facts["statement"]
        facts["expected_text"] = expected(f"{finding.subject[0]}.{statement}", lang) or expected(statement, lang)
    if "language" in facts:
        facts["language_name"] = language_name(facts["language"], lang)
    related = tuple(
        place(r.span, sources, fill(_label(page, r.label, lang), {**facts, **_words(r.facts, lang)}), paths)
        for r in finding.related
    )
    others = facts.get(SAME)
    same = f" {phrase(SAME, lang, others=others)}" if others else ""
    return Told(
        rule=finding.rule,
        severity=severity_of(finding),
        kind=page.kind_of(finding.variant),
        message=fill(_dated_code(page.words("message", lang, finding.variant), finding.facts), facts) + same,
        fix=fill(_dated_code(page.words("fix", lang, finding.variant), finding.facts), facts),
        place=place(finding.span, sources, paths=paths),
        related=related,
        citations=cited(finding.citations or _standing_citations(page, finding.variant), lang),
        identity=identity,
    )


def _dated_code(template: str, facts: Mapping[str, Fact]) -> str:
    """The template with each day that it quotes as code written as a policy writes it, whatever the language."""
    days = {name: fact.isoformat() for name, fact in facts.items() if isinstance(fact, date)}
    return CODE.sub(lambda code: filled_in_part(code[0], days), template) if days else template


def _standing_citations(page: RulePage, variant: str) -> tuple[str, ...]:
    """What a page cites for a finding that no rule made."""
    return () if page.in_catalogue else page.citations_of(variant)


def _label(page: RulePage, key: str, lang: str) -> str:
    return phrase(f"{SAME}-here", lang) if key == SAME else page.label(key, lang)


def severity_of(finding: Finding) -> str:
    """The severity of a finding: its own, else that which its rule's page gives to its variant."""
    return finding.severity or rule_page(finding.rule).severity_of(finding.variant)


def cited(ids: Sequence[str], lang: str) -> tuple[Citation, ...]:
    """The norms with these ids, each once, as shown; unknown ones are left out."""
    norms = [n for id_ in dict.fromkeys(ids) if (n := norm(id_))]
    return tuple(Citation(n.label(lang), n.url) for n in norms)


def place(span: Span, sources: Sources, label: str = "", paths: Mapping[str, str] = NO_PATHS) -> Place:
    """Where a span is, for people.

    `paths` are those to be shown in the place of others.
    """
    source = sources[span.path]
    return Place(paths.get(span.path, span.path), source.position(span.start), source.position(span.end), span, label)


def _words(facts: Mapping[str, Fact], lang: str) -> dict[str, str]:
    """The facts of a finding as they stand in its sentences, which no text of a file makes long."""
    return {name: clipped(in_words(fact, lang), LONGEST_TEXT) for name, fact in facts.items()}


def in_words(fact: Fact, lang: str) -> str:
    """A fact as it stands in a sentence of a language."""
    match fact:
        case Text():
            return fact.get(lang).replace("\n", " ")
        case Term():
            return fact.names.get(lang) or fact.names.get("en", fact.id)
        case Word():
            return clipped(fact.text, LONGEST)
        case Duration():
            unit = fact.unit if fact.number == 1 else f"{fact.unit}s"
            return f"{fact.number}\u00a0{phrase(unit, lang)}"
        case Period():
            return _period(fact, lang)
        case RetentionTerm():
            links = (_period(p, lang) for p in fact.periods)
            return reduce(lambda first, link: period_phrase("then", lang, first=first, next=link), links)
        case float():
            return f"{fact:g}".replace(".", phrase("decimal", lang))
        case date():
            return told_day(fact, lang)
        case tuple():
            return ", ".join(in_words(f, lang) for f in fact)
        case _:
            return clipped(str(fact), LONGEST)


def _period(period: Period, lang: str) -> str:
    words = _length_and_events(period, lang)
    if period.at_most:
        words = period_phrase("at-most", lang, period=words)
    told = period.form == "after" and not period.at_most
    return period_phrase("archived", lang, period=words) if period.archived and not told else words


def _length_and_events(period: Period, lang: str) -> str:
    moments = [_moment_words(m, lang) for m in period.moments]
    event = f" {phrase('and', lang)} ".join(moments)
    length = in_words(period.duration, lang) if period.duration else ""
    match period.form:
        case "after" | "during" | "until" | "later" | "date":
            archived = period.form == "after" and period.archived and not period.at_most
            before = period_phrase("archived-after" if archived else period.form, lang, duration=length)
            return contracted_text(before, event, contractions_of(lang))
        case "criteria" if period.text:
            return in_words(period.text, lang)
        case "indefinitely" | "none":
            return period_phrase(period.form, lang)
        case _:
            return length


def _moment_words(moment: Word | Text, lang: str) -> str:
    if isinstance(moment, Text):
        return moment.get(lang)
    entry = vocabulary("events").get(moment.text)
    if entry is None:
        return moment.text
    return str(entry.fields.get(f"{lang}-article") or in_words(entry.term, lang))
