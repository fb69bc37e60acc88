"""The first layer of a notice, drawn from the model: who, what for, to whom, how long, rights, as sentences.

A reader sees it without scrolling on a screen of 1280 pixels (WP260 rev.01, §§ 35 to 37).
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.document.blocks import Line
from polc.document.inline import NOTHING, Inline
from polc.model.transfers import third_countries
from polc.notice import bases
from polc.notice.identity import ways
from polc.notice.noun_phrases import within_sentence
from polc.notice.retention import brief as periods
from polc.notice.right_sentences import COMPLAINT, named, short_name
from polc.notice.sentences import by_channels
from polc.notice.wording import Wording


def brief(ctx: Wording) -> tuple[Line, ...]:
    """The lines of the summary, each a sentence or two; empty where the policy states nothing that it could sum up."""
    return tuple(Line(words) for words in _sentences(ctx) if words)


def _sentences(ctx: Wording) -> Iterator[Inline]:
    controllers = ctx.policy.controllers
    if controllers:
        key = "brief.who-many" if len(controllers) > 1 else "brief.who"
        yield ctx.capital(ctx.say(key, list=ctx.join([ctx.link(c) for c in controllers])))
    yield from _purposes(ctx)
    yield _recipients(ctx)
    yield _periods(ctx)
    yield _rights(ctx)
    yield _contact(ctx)


def _purposes(ctx: Wording) -> Iterator[Inline]:
    """The purposes by legal basis, those that are part of another one left out."""
    stated = [p for p in ctx.policy.purposes if p.part_of is None]
    for ground, members in bases.grouped(ctx, stated):
        titles = ctx.join([within_sentence(ctx.link(p.declaration)) for p in members])
        if ground:
            yield ctx.say("brief.uses", basis=bases.plain_heading(ctx, ground), list=titles)
        else:
            yield ctx.say("brief.uses-unstated", list=titles)


def _recipients(ctx: Wording) -> Inline:
    stated = ctx.policy.all("recipient")
    if not stated:
        return NOTHING
    abroad = [d for d in stated if third_countries(d)]
    if len(stated) == 1:
        return ctx.capital(ctx.say("brief.recipients-one", list=ctx.link(stated[0]), abroad=NOTHING))
    where = NOTHING
    if abroad:
        where = ctx.say("brief.abroad-one" if len(abroad) == 1 else "brief.abroad", number=ctx.number(len(abroad)))
    link = ctx.to("part-recipients", ctx.say("brief.recipients-link"))
    return ctx.capital(ctx.say("brief.recipients", number=ctx.number(len(stated)), recipients=link, abroad=where))


def _periods(ctx: Wording) -> Inline:
    """The one period that is stated, or the way to the table of several."""
    found = periods(ctx)
    if not found:
        return NOTHING
    if len(found) == 1:
        return ctx.say("brief.period", period=found[0][1])
    return ctx.say("brief.periods", link=ctx.to("part-periods", ctx.say("brief.table")))


def _rights(ctx: Wording) -> Inline:
    names = [ctx.to(f"right-{right}", short_name(ctx, right)) for right in named(ctx) if right != COMPLAINT]
    return ctx.say("brief.rights", list=ctx.join(names)) if names else NOTHING


def _contact(ctx: Wording) -> Inline:
    """How to exercise rights, else how to reach those who are responsible."""
    block = ctx.policy.rights_block
    through = block.listing("through") if block else None
    if through and not through.none:
        return ctx.say("brief.how", how=by_channels(ctx, through))
    found = [words for c in ctx.policy.controllers for words in ways(ctx, c)]
    return ctx.say("brief.contact", list=ctx.join(found)) if found else NOTHING
