"""A policy to a notice in one language: the parts in their order. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from polc.core.record import replace
from polc.document.blocks import Part, Picture
from polc.document.inline import NOTHING, Inline
from polc.document.notice import Notice
from polc.document.places import anchors_in, first_links_as_places, placed_once
from polc.model.policy import Policy
from polc.notice import (
    closing,
    cookies,
    data,
    decisions,
    disputes,
    identity,
    links,
    promises,
    purposes,
    recipients,
    retention,
    retention_terms,
    rights,
    scope,
    sections,
    security,
    transfers,
)
from polc.notice.contact import contact, untold
from polc.notice.drawings import flows, timeline
from polc.notice.phrasebook import languages, phrasebook
from polc.notice.summary import brief
from polc.notice.wording import Wording, wording_of

PARTS: tuple[Callable[[Wording], Part | None], ...] = (
    identity.identity,
    scope.scope,
    data.data,
    purposes.purposes,
    recipients.recipients,
    transfers.transfers,
    retention.periods,
    rights.rights,
    cookies.cookies,
    decisions.decisions,
    security.security,
    promises.promises,
    links.links,
    scope.terms,
    disputes.disputes,
    closing.changes,
)
"""The parts of a page in the order in which readers want them; each is left out where nothing is stated."""
AFTER_CONTACT = ("part-cookies", "part-decisions", "part-security", "part-promises", "part-links", "part-terms",
                 "part-disputes", "part-changes")  # fmt: skip
"""Parts of which the first that there is follows the means of contact."""
PICTURES: dict[str, Callable[[Wording], Picture | None]] = {
    "part-recipients": flows.flows,
    "part-periods": timeline.timeline,
}
"""The parts that a drawing opens."""


def notice_of(policy: Policy, lang: str) -> Notice:
    """A policy in a language.

    Sentences come in the fallback language where it has no phrasebook.
    """
    header = policy.header
    voice = header.word("voice") if header else None
    word = wording_of(policy, phrasebook(lang, voice.text if voice else ""))
    word.period_of = lambda declaration: retention_terms.period_of(word, declaration)
    parts = _parts(word)
    channels = {word.anchors.of(d) for d in policy.all("channel")}
    return Notice(
        policy=policy.id,
        lang=word.lang,
        anchor=word.anchors.of(header) if header else "",
        title=word.title(header) if header else NOTHING,
        controller=word.join([word.title(c) for c in policy.controllers]).plain,
        head=tuple(_head_facts(word)),
        brief=placed_once(brief(word), channels, set(channels)),
        parts=tuple(parts),
        languages=tuple(x for x in policy.languages if x in languages()) or (word.lang,),
        version=_word(policy, "version"),
        effective=_day(_word(policy, "effective")),
        binding=_word(policy, "binding"),
        prevails=scope.notice(word).plain,
        book=word.book,
    )


def _parts(ctx: Wording) -> list[Part]:
    """The parts, free sections included.

    Means of contact are a part where no other one tells them.
    """
    built = [_illustrated(ctx, part) for build in PARTS if (part := build(ctx)) is not None]
    if data.told_by_purposes(ctx):
        persons = {ctx.anchors.of(d) for d in ctx.policy.all("subject")}
        built = [first_links_as_places(p, persons) if p.anchor == "part-purposes" else p for p in built]
    anchors = {ctx.anchors.of(d) for d in ctx.policy.all("channel")}
    if not anchors:
        return sections.with_sections(ctx, built)
    stated = untold(ctx, anchors.intersection(anchors_in(tuple(built))))
    found = placed_once(tuple(built), anchors, {ctx.anchors.of(d) for d in stated})
    parts = list(found)
    if stated:
        at = next((n for n, part in enumerate(parts) if part.anchor in AFTER_CONTACT), len(parts))
        parts.insert(at, contact(ctx, stated))
    return sections.with_sections(ctx, parts)


def _illustrated(ctx: Wording, part: Part) -> Part:
    draw = PICTURES.get(part.anchor)
    picture = draw(ctx) if draw else None
    return replace(part, blocks=(picture, *part.blocks)) if picture else part


def _head_facts(ctx: Wording) -> list[Inline]:
    """Who makes the policy, its version and the day from which it applies, as far as they are stated."""
    found = [ctx.capital(ctx.join([ctx.link(c) for c in ctx.policy.controllers]))] if ctx.policy.controllers else []
    if version := _word(ctx.policy, "version"):
        found.append(ctx.say("header.version", version=version))
    if effective := _word(ctx.policy, "effective"):
        found.append(ctx.say("header.effective", date=ctx.date(effective)))
    return found


def _word(policy: Policy, statement: str) -> str:
    word = policy.header.word(statement) if policy.header else None
    return word.text if word else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
