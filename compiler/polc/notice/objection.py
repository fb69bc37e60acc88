"""The right to object, under a heading of its own (GDPR Art. 21(4)), and how marketing can be refused."""

from __future__ import annotations

from collections.abc import Sequence

from polc.document.blocks import Block, Card, Items, Line, Lines
from polc.document.inline import Inline
from polc.document.phrasing import closed
from polc.model.purposes import Purpose
from polc.notice.anchors import anchor_of
from polc.notice.right_sentences import OBJECTION, named, right_sentences
from polc.notice.sentences import by_channels, paragraph
from polc.notice.wording import Wording
from polc.reference.properties import property_of


def objection(ctx: Wording) -> list[Block]:
    """The right to object, and how marketing can be refused."""
    blocks: list[Block] = []
    if OBJECTION in named(ctx):
        sentences, lines = right_sentences(ctx, OBJECTION)
        blocks.append(Lines((Line(paragraph(sentences)), *lines)))
    blocks += _refusals(ctx)
    if not blocks:
        return []
    return [Card(anchor_of("right", OBJECTION), ctx.say("rights.object"), tuple(blocks), plain=True)]


def _refusals(ctx: Wording) -> list[Block]:
    """How to refuse marketing, purpose by purpose: without a reason where the policy says so."""
    found: list[Block] = []
    for free in (True, False):
        items = [x for p in ctx.policy.purposes for x in _refusal(ctx, p, free=free)]
        if items:
            opening = ctx.say("rights.refuse-marketing" if free else "rights.refuse")
            found.append(Lines((Items(_ended(ctx, items), opening, sentence=True),)))
    return found


def _refusal(ctx: Wording, purpose: Purpose, *, free: bool) -> list[Inline]:
    found: list[Inline] = []
    for stated in purpose.declaration.all("opt-out"):
        if stated.listing("reasons").none != free:
            continue
        listing = stated.own_listing
        how = ctx.say("list.none") if listing.none else by_channels(ctx, listing)
        words = ctx.say("rights.refuse-how", purpose=ctx.link(purpose.declaration), how=how)
        reasons = stated.listing("reasons")
        if reasons.stated and not reasons.none:
            asked = ctx.listing(reasons, property_of("opt-out", "reasons").refers)
            words = ctx.say("list.only-if", what=words, condition=asked)
        found.append(words)
    return found


def _ended(ctx: Wording, members: Sequence[Inline]) -> tuple[Inline, ...]:
    between = ctx.say("list.separator").plain.rstrip()
    return tuple(m + between if n < len(members) - 1 else closed(m) for n, m in enumerate(members))
