"""Automated decisions, watch lists and artificial intelligence, each under a heading of its own."""

from __future__ import annotations

from polc.document.blocks import Block, Card, Line, Lines, Part
from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.notice.decision_sentences import TOLD, sentences_of
from polc.notice.lines import flowing, rest
from polc.notice.sentences import paragraph
from polc.notice.wording import Wording

KINDS = ("decision", "watchlist", "ai")


def decisions(ctx: Wording) -> Part | None:
    """The part on decisions, lists and artificial intelligence.

    None where nothing of it is stated.
    """
    blocks: list[Block] = [
        Lines((Line(ctx.say("decisions.none")),), ctx.anchors.of(d)) for d in ctx.policy.all("decisions") if d.says_none
    ]
    for kind in KINDS:
        for declaration in ctx.policy.all(kind):
            title = ctx.title(declaration) if declaration.title or declaration.id else ctx.say(f"decisions.{kind}")
            blocks.append(_section(ctx, declaration, title))
    return Part("part-decisions", _heading(ctx), tuple(blocks)) if blocks else None


def _section(ctx: Wording, declaration: Declaration, title: Inline) -> Block:
    more, lines = flowing(rest(ctx, declaration, {"title", "keep", "then", *TOLD[declaration.kind]}))
    cell = (Line(paragraph([*sentences_of(ctx, declaration), *more])), *lines)
    return Card(ctx.anchors.of(declaration), ctx.capital(title), (Lines(cell),), plain=True)


def _heading(ctx: Wording) -> Inline:
    stated = [kind for kind in KINDS if ctx.policy.all(kind)]
    if "ai" in stated and len(stated) > 1:
        return ctx.capital(ctx.join([ctx.say(f"kinds.{kind}") for kind in stated]))
    if "ai" in stated:
        return ctx.say("decisions.heading-ai")
    only_lists = stated == ["watchlist"] and not ctx.policy.all("decisions")
    return ctx.say("decisions.heading-list" if only_lists else "decisions.heading")
