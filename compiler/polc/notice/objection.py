"""The right to object, under a heading of its own (GDPR Art. 21(4)), and how marketing can be refused."""

from __future__ import annotations

from collections.abc import Sequence

from polc.document.blocks import Block, Card, Items, Line, Lines
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.model.purposes import Purpose
from polc.notice.anchors import anchor_of
from polc.notice.items import ended
from polc.notice.right_sentences import OBJECTION, named, right_sentences
from polc.notice.sentences import by_channels, paragraph
from polc.notice.wording import Wording
from polc.reference.properties import property_of

WAYS = (
    ("rights.refuse-marketing", True, True), ("rights.refuse", True, False),
    ("rights.oppose-freely", False, True), ("rights.oppose", False, False),
)  # fmt: skip
"""The phrase of each list of ways out, whether it is on marketing, and whether it asks for no reason."""


def objection(ctx: Wording) -> list[Block]:
    """The right to object, and how marketing can be refused."""
    blocks: list[Block] = []
    if OBJECTION in named(ctx):
        sentences, lines = right_sentences(ctx, OBJECTION)
        blocks.append(Lines((Line(paragraph(sentences)), *lines)))
    blocks += _refusals(ctx)
    if not blocks:
        return []
    return [Card(anchor_of("right", OBJECTION), ctx.say("rights.object"), tuple(blocks))]


def _refusals(ctx: Wording) -> list[Block]:
    """How to refuse marketing, and how to object to other uses: without a reason where the policy says so."""
    found: list[Block] = []
    told: set[str] = set()
    for key, marketing, free in WAYS:
        ways = _ways_out(ctx, [p for p in ctx.policy.purposes if ctx.policy.is_marketing(p) == marketing], free=free)
        if not ways:
            continue
        key = "rights.refuse-also" if key == "rights.refuse" and told else key
        told.add(key)
        if len(ways) == 1:
            purposes, how = ways[0]
            found.append(Lines((Line(ctx.say(f"{key}-one", purposes=purposes, how=how)),)))
            continue
        items = [ctx.say("rights.refuse-how", purposes=purposes, how=how) for purposes, how in ways]
        found.append(Lines((Items(ended(ctx, items), ctx.say(key), sentence=True),)))
    return found


def _ways_out(ctx: Wording, purposes: Sequence[Purpose], *, free: bool) -> list[tuple[Inline, Inline]]:
    """The purposes, in quotation marks, that have a way out in common, and the way out."""
    groups: dict[str, list[Inline]] = {}
    found: dict[str, Inline] = {}
    for purpose in purposes:
        for stated in purpose.declaration.all("opt-out"):
            if stated.listing("reasons").none == free:
                how = _how(ctx, stated)
                found.setdefault(how.plain, how)
                title = ctx.say("sentence.quoted", words=ctx.link(purpose.declaration))
                groups.setdefault(how.plain, []).append(title)
    return [(ctx.join(groups[key]), how) for key, how in found.items()]


def _how(ctx: Wording, stated: Declaration) -> Inline:
    """The means of a way out, with the reasons that are asked for in brackets."""
    listing, reasons = stated.own_listing, stated.listing("reasons")
    how = ctx.say("rights.no-means") if listing.none else by_channels(ctx, listing)
    if not reasons.stated or reasons.none:
        return how
    asked = ctx.listing(reasons, property_of("opt-out", "reasons").refers)
    return ctx.say("list.only-if", what=how, condition=asked)
