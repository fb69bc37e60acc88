"""Automated decisions, watch lists and artificial intelligence: a card for each."""

from __future__ import annotations

from polc.document.blocks import Block, Card, Line, Lines, Part
from polc.notice.lines import rest
from polc.notice.wording import Wording

KINDS = ("decision", "watchlist", "ai")


def decisions(ctx: Wording) -> Part | None:
    """The part on decisions, lists and artificial intelligence; None where nothing of it is stated."""
    blocks: list[Block] = [
        Lines((Line(ctx.say("decisions.none")),), ctx.anchors.of(d)) for d in ctx.policy.all("decisions") if d.says_none
    ]
    for kind in KINDS:
        for declaration in ctx.policy.all(kind):
            title = ctx.title(declaration) if declaration.title or declaration.id else ctx.say(f"decisions.{kind}")
            lines = rest(ctx, declaration, {"title"})
            blocks.append(Card(ctx.anchors.of(declaration), ctx.capital(title), (Lines(lines),) if lines else ()))
    if not blocks:
        return None
    stated = [kind for kind in KINDS if ctx.policy.all(kind) or (kind == "decision" and ctx.policy.all("decisions"))]
    heading = ctx.capital(ctx.join([ctx.say(f"kinds.{kind}") for kind in stated]))
    return Part("part-decisions", heading, tuple(blocks))
