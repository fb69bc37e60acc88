"""The first layer of a notice, drawn from the model: who, what for, how long, to whom, rights.

A reader sees it without scrolling on a screen of 1280 pixels (WP260 rev.01, §§ 35 to 37).
"""

from __future__ import annotations

import re

from polc.core.values import NOT_STATED, Entry
from polc.document.blocks import Line
from polc.document.inline import Inline, inline, joined
from polc.notice.identity import ways
from polc.notice.retention import brief as periods
from polc.notice.rights import called, named
from polc.notice.wording import Wording
from polc.reference.properties import property_of

MAILBOX = re.compile(r"(?<![^\s@/])[^\s@/]++@[^\s@/]+")
FEW = 4
"""How many periods the summary lists; with more of them, the last place leads to the table."""


def brief(ctx: Wording) -> tuple[Line, ...]:
    """The lines of the summary; empty where the policy states nothing that it could sum up."""
    found = {
        "who": [ctx.link(c) for c in ctx.policy.controllers],
        "purposes": [ctx.link(p.declaration) for p in ctx.policy.purposes if p.part_of is None],
        "bases": _bases(ctx),
        "periods": _periods(ctx),
        "recipients": [ctx.link(d) for d in ctx.policy.all("recipient")],
        "rights": [ctx.to(f"right-{right}", called(ctx, right)) for right in named(ctx)],
        "contact": _contact(ctx),
    }
    return tuple(Line(ctx.capital(ctx.join(words)), ctx.say(f"brief.{key}")) for key, words in found.items() if words)


def _bases(ctx: Wording) -> list[Inline]:
    ids = dict.fromkeys(b.id for p in ctx.policy.purposes for b in ctx.policy.bases(p) if b.id != "other")
    return [ctx.term("legal-bases", id_) for id_ in ids]


def _periods(ctx: Wording) -> list[Inline]:
    """The stated periods in their order; beyond a few, the first ones and how many more the table holds.

    Each says of what it is the period, so that no conjunction could stand between two of them.
    """
    found = [ctx.say("brief.period", what=what, period=period) for what, period in periods(ctx)]
    if len(found) > FEW:
        link = ctx.to("part-periods", ctx.say("brief.table"))
        found = [*found[: FEW - 1], ctx.say("brief.more-periods", number=len(found) - FEW + 1, link=link)]
    return [joined(ctx.say("list.separator"), found)] if found else []


def _contact(ctx: Wording) -> list[Inline]:
    """How to exercise rights, else how to reach those who are responsible."""
    block = ctx.policy.rights_block
    through = block.listing("through") if block else NOT_STATED
    if through.none:
        return [ctx.listing(through, property_of("rights", "through").refers)]
    if through:
        return [ctx.join([_channel(ctx, entry) for entry in through], opened=through.open)]
    return [words for c in ctx.policy.controllers for words in ways(ctx, c)]


def _channel(ctx: Wording, entry: Entry) -> Inline:
    """A channel by its name; one for messages with its address, which a reader on paper has nothing else to find by."""
    words = ctx.entry(entry, property_of("rights", "through").refers)
    channel = ctx.policy.get("channel", entry.name.text) if entry.name else None
    at = channel.word("at") if channel else None
    if at is None or not MAILBOX.fullmatch(at.text):
        return words
    return inline(words, " (", ctx.address(f"mailto:{at.text}", at.text), ")")
