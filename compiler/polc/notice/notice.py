"""A policy to a notice in one language: the parts in their order. Pure; knows no template and no format."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from polc.core.record import replace
from polc.document.blocks import Part, Picture
from polc.document.inline import NOTHING, Inline
from polc.document.notice import Notice
from polc.model.policy import Policy
from polc.notice import (
    closing,
    cookies,
    data,
    decisions,
    identity,
    promises,
    purposes,
    recipients,
    retention,
    retention_terms,
    rights,
    scope,
    sections,
    transfers,
)
from polc.notice.drawings import flows, timeline
from polc.notice.phrasebook import languages, phrasebook
from polc.notice.summary import brief
from polc.notice.wording import Words

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
PICTURES: dict[str, Callable[[Words], Picture | None]] = {
    "part-recipients": flows.flows,
    "part-periods": timeline.timeline,
}
"""The parts that a drawing opens."""


def notice_of(policy: Policy, lang: str) -> Notice:
    """A policy in a language; sentences come in the fallback language where it has no phrasebook."""
    header = policy.header
    voice = header.word("voice") if header else None
    w = Words(policy, phrasebook(lang, voice.text if voice else ""))
    w.period_of = lambda declaration: retention_terms.period_of(w, declaration)
    built = [_illustrated(w, part) for build in PARTS if (part := build(w)) is not None]
    parts = sections.with_sections(w, built)
    return Notice(
        policy=policy.id,
        lang=w.lang,
        anchor=w.anchors.of(header) if header else "",
        title=w.title(header) if header else NOTHING,
        controller=w.join([w.title(c) for c in policy.controllers]).plain,
        head=tuple(_head(w)),
        brief=brief(w),
        parts=tuple(parts),
        languages=tuple(x for x in policy.languages if x in languages()) or (w.lang,),
        version=_word(policy, "version"),
        effective=_day(_word(policy, "effective")),
        binding=_word(policy, "binding"),
        prevails=scope.notice(w).plain,
        book=w.book,
    )


def _illustrated(w: Words, part: Part) -> Part:
    draw = PICTURES.get(part.anchor)
    picture = draw(w) if draw else None
    return replace(part, blocks=(picture, *part.blocks)) if picture else part


def _head(w: Words) -> list[Inline]:
    """Who makes the policy, its version and the day from which it applies, as far as they are stated."""
    found = [w.capital(w.join([w.link(c) for c in w.policy.controllers]))] if w.policy.controllers else []
    if version := _word(w.policy, "version"):
        found.append(w.say("header.version", version=version))
    if effective := _word(w.policy, "effective"):
        found.append(w.say("header.effective", date=w.date(effective)))
    return found


def _word(policy: Policy, statement: str) -> str:
    word = policy.header.word(statement) if policy.header else None
    return word.text if word else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
