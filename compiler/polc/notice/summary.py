"""The first layer of a notice, drawn from the model: who, what for, to whom, how long, rights, as sentences.

A reader sees it without scrolling on a screen of 1280 pixels (WP260 rev.01, §§ 35 to 37).
"""

from __future__ import annotations

from polc.document.blocks import Items, Line
from polc.document.inline import NOTHING, Inline
from polc.model.purposes import Purpose
from polc.model.transfers import leaves_the_area
from polc.notice import bases
from polc.notice.anchors import anchor_of
from polc.notice.authority_names import short_authority
from polc.notice.identity import ways
from polc.notice.items import ended
from polc.notice.noun_phrases import within_sentence
from polc.notice.prepositions import each_after
from polc.notice.retention import brief as periods
from polc.notice.right_sentences import COMPLAINT, named, short_name
from polc.notice.sentences import by_channels, noun_of_declaration, paragraph, sentence
from polc.notice.wording import Wording

LONGEST = 156
"""The most words of a summary that names every purpose; a longer one says how many there are."""


def brief(ctx: Wording) -> tuple[Line | Items, ...]:
    """The lines of the summary, each a sentence or two.

    Empty where the policy states nothing that it could sum up.
    """
    others = [_who(ctx), _recipients(ctx), _periods(ctx), _rights(ctx), _contact(ctx)]
    uses = _purposes(ctx)
    length = sum(map(_words, others)) + sum(map(_length, uses))
    complaint = _complaint(ctx) if others[-1] else NOTHING
    if length > LONGEST:
        uses = _number_of_purposes(ctx)
    if complaint and (length > LONGEST or length + _words(complaint) <= LONGEST):
        others[-1] = paragraph([others[-1], complaint])
    first, *after = [(Line(line),) if line else () for line in others]
    return (*first, *uses, *(line for lines in after for line in lines))


def _length(line: Line | Items) -> int:
    """How many words a line has."""
    said = (line.label, *line.items) if isinstance(line, Items) else (line.value,)
    return sum(map(_words, said))


def _words(told: Inline) -> int:
    return sum(any(map(str.isalnum, word)) for word in told.plain.split())


def _who(ctx: Wording) -> Inline:
    controllers = ctx.policy.controllers
    if not controllers:
        return NOTHING
    joint = any(
        {c.id for c in controllers} <= d.listing("parties").names and not d.has("purposes")
        for d in ctx.policy.all("joint-control")
    )
    key = "brief.who" if len(controllers) == 1 else "brief.who-joint" if joint else "brief.who-many"
    return ctx.capital(ctx.say(key, list=ctx.join([ctx.link(c) for c in controllers])))


def _grouped(ctx: Wording) -> list[tuple[bases.Ground, list[Purpose]]]:
    """The purposes by legal basis, those that are part of another one left out."""
    return bases.grouped(ctx, [p for p in ctx.policy.purposes if p.part_of is None])


def _purposes(ctx: Wording) -> list[Line | Items]:
    """What the data are used for: one sentence, or a list of what rests on each legal basis."""
    found: list[Line | Items] = []
    named: list[tuple[Inline, Inline]] = []
    unstated: tuple[list[Purpose], Inline] = [], NOTHING
    for ground, members in _grouped(ctx):
        titles = ctx.join([within_sentence(ctx.link(p.declaration), ctx.defined) for p in members])
        if ground:
            named.append((bases.plain_heading(ctx, ground), titles))
        else:
            unstated = members, titles
    if len(named) == 1:
        alone = sum(len(members) for ground, members in _grouped(ctx) if ground) == 1
        key = "brief.uses-one" if alone else "brief.uses"
        found.append(Line(ctx.say(key, basis=named[0][0], list=named[0][1])))
    elif named:
        items = [ctx.say("brief.use", basis=ctx.lowered(basis), list=titles) for basis, titles in named]
        found.append(Items(ended(ctx, items), ctx.say("brief.uses-many"), sentence=True))
    members, titles = unstated
    if members:
        key = "brief.uses-also" if named else "brief.uses-unstated"
        plain = f"{key}-listed" if named else key
        found.append(Line(ctx.say(f"{key}-one" if len(members) == 1 else plain, list=titles)))
    return found


def _number_of_purposes(ctx: Wording) -> list[Line | Items]:
    """How many purposes there are, and their legal bases.

    Those that rest on none are counted apart.
    """
    link = ctx.to("part-purposes", ctx.say("brief.purposes-link"))
    groups = _grouped(ctx)
    based = [(ground, members) for ground, members in groups if ground]
    others = sum(len(members) for ground, members in groups if not ground)
    found: list[Line | Items] = []
    if based:
        each = {n.plain: n for _, members in based for p in members for n in bases.names(ctx, p)}
        grounds = each_after(ctx, "on", list(each.values()))
        number = ctx.number(sum(len(members) for _, members in based))
        found.append(Line(ctx.say("brief.uses-number", number=number, purposes=link, bases=grounds)))
    if others > 1:
        key = "brief.uses-also" if based else "brief.uses-number-alone"
        found.append(Line(ctx.say(key, number=ctx.number(others), purposes=link)))
    elif others:
        title = within_sentence(ctx.link(groups[0][1][0].declaration), ctx.defined)
        found.append(Line(ctx.say("brief.uses-also-one" if based else "brief.uses-unstated", list=title)))
    return found


def _recipients(ctx: Wording) -> Inline:
    stated = ctx.policy.all("recipient")
    if not stated:
        return NOTHING
    abroad = [d for d in stated if leaves_the_area(ctx.policy, d)]
    if len(stated) == 1:
        where = ctx.say("brief.abroad-single") if abroad else NOTHING
        return ctx.capital(sentence(ctx, "brief.recipients-one", [noun_of_declaration(ctx, stated[0])], abroad=where))
    where = NOTHING
    if abroad:
        key = "-all" if len(abroad) == len(stated) else "-one" if len(abroad) == 1 else ""
        where = ctx.say(f"brief.abroad{key}", number=ctx.number(len(abroad)))
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
    names = [
        ctx.to(f"right-{right}", within_sentence(short_name(ctx, right), ctx.defined))
        for right in named(ctx)
        if right != COMPLAINT
    ]
    return ctx.say("brief.rights", list=ctx.join(names)) if names else NOTHING


def _complaint(ctx: Wording) -> Inline:
    """To whom one can complain, where the right is offered and one authority is named; by its short name."""
    authorities = ctx.policy.all("authority")
    if COMPLAINT not in named(ctx) or len(authorities) != 1:
        return NOTHING
    words = short_authority(ctx, ctx.title(authorities[0]))
    return NOTHING if words is None else ctx.say("brief.complaint", list=ctx.to(anchor_of("right", COMPLAINT), words))


def _contact(ctx: Wording) -> Inline:
    """How to exercise rights, else how to reach those who are responsible."""
    block = ctx.policy.rights_block
    through = block.listing("through") if block else None
    if through and not through.none:
        return ctx.say("brief.how", how=by_channels(ctx, through))
    found = [words for c in ctx.policy.controllers for words in ways(ctx, c)]
    return ctx.say("brief.contact", list=ctx.join(found)) if found else NOTHING
