"""Automated decisions, watch lists and artificial intelligence, each under a heading of its own."""

from __future__ import annotations

from polc.document.blocks import AnyLine, Block, Card, Line, Lines, Part
from polc.document.inline import Inline
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.notice.lines import flowing, line, rest, tells
from polc.notice.sentences import paragraph
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

KINDS = ("decision", "watchlist", "ai")


def decisions(ctx: Wording) -> Part | None:
    """The part on decisions, lists and artificial intelligence; None where nothing of it is stated."""
    blocks: list[Block] = [
        Lines((Line(ctx.say("decisions.none")),), ctx.anchors.of(d)) for d in ctx.policy.all("decisions") if d.says_none
    ]
    for kind in KINDS:
        for declaration in ctx.policy.all(kind):
            title = ctx.title(declaration) if declaration.title or declaration.id else ctx.say(f"decisions.{kind}")
            blocks.append(_section(ctx, declaration, title))
    return Part("part-decisions", _heading(ctx), tuple(blocks)) if blocks else None


def _section(ctx: Wording, declaration: Declaration, title: Inline) -> Block:
    sentences, lines = flowing(rest(ctx, declaration, {"title", "keep"}))
    first = (Line(paragraph(sentences)),) if sentences else ()
    cell = (*first, *lines)
    return Card(ctx.anchors.of(declaration), ctx.capital(title), (Lines(cell),) if cell else (), plain=True)


@tells("ai.does")
def _does(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """What the system does; words by which it makes itself known are a clause, and so a sentence of their own."""
    targets = property_of(owner, stated.kind).refers
    listing = stated.own_listing
    clauses = [e for e in listing if e.text and e.name and vocabulary("tasks").field(e.name.text, "clause")]
    others = [ctx.entry(e, targets) for e in listing if e not in clauses]
    form = "does-one" if len(others) == 1 and not listing.open else "does"
    found: list[AnyLine] = [line(ctx, owner, form, ctx.join(others, opened=listing.open))] if others else []
    return [*found, *(Line(closed(ctx.capital(ctx.entry(e, targets)))) for e in clauses)]


def _heading(ctx: Wording) -> Inline:
    stated = [kind for kind in KINDS if ctx.policy.all(kind)]
    if "ai" in stated and len(stated) > 1:
        return ctx.capital(ctx.join([ctx.say(f"kinds.{kind}") for kind in stated]))
    if "ai" in stated:
        return ctx.say("decisions.heading-ai")
    only_lists = stated == ["watchlist"] and not ctx.policy.all("decisions")
    return ctx.say("decisions.heading-list" if only_lists else "decisions.heading")
